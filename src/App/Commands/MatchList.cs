using System.Globalization;
using Aman.Matching;

namespace Aman.App.Commands;

/// <summary>A list of people as records to match, read by the names of its columns.</summary>
public sealed class MatchList
{
    // What a column means, by the names people give it. Everything else is left alone.
    private static readonly Dictionary<string, string> meanings = Words("""
        id: id rec_id record_id unique_id person_id uid key individual_id registration_number
        name: name full_name fullname names person_name الاسم ad_soyad фио
        given: given given_name givenname first_name firstname forename first fname имя الاسم_الاول
        father: father father_name fathers_name fathername middle_name middlename patronymic отчество اسم_الاب
        grandfather: grandfather grandfather_name grandfathers_name اسم_الجد
        family: family family_name surname last_name lastname last lname sname фамилия اسم_العائلة الكنية
        mother: mother mother_name mothers_name mothername اسم_الام
        birth: birth birth_date birthdate date_of_birth dob birthday born year_of_birth birth_year yob تاريخ_الميلاد
        sex: sex gender الجنس пол
        phone: phone telephone tel mobile msisdn phone_number mobile_number email e_mail mail
        document: document doc document_number national_id id_number passport passport_number soc_sec_id ssn nin tax_id
        place: place address address_1 address_2 street street_number suburb postcode zip zip_code city town village
        place: state location origin residence birth_place country
        household: household household_id hh_id hhid
        cluster: cluster cluster_id entity entity_id truth true_id match_id
        """);

    // Endings of columns that hold the same name in another writing.
    private static readonly string[] endings =
        ["_arabic", "_ar", "_latin", "_english", "_en", "_cyrillic", "_ru", "_uk", "_tr", "_ku", "_fa", "_native",
            "_local", "_2"];

    private static readonly HashSet<string> female =
        new(["f", "female", "w", "woman", "girl", "2", "أنثى", "انثى", "kadın", "ж", "жен", "женский"],
            StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> male =
        new(["m", "male", "man", "boy", "1", "ذكر", "erkek", "м", "муж", "мужской"], StringComparer.OrdinalIgnoreCase);

    private MatchList(IReadOnlyList<PersonRecord> people, IReadOnlyDictionary<string, string>? truth,
        IReadOnlyList<string> notRead) => (People, Truth, NotRead) = (people, truth, notRead);

    public IReadOnlyList<PersonRecord> People { get; }

    /// <summary>The true person by id, where the list says it.</summary>
    public IReadOnlyDictionary<string, string>? Truth { get; }

    /// <summary>What of the list says nothing to the comparison: columns of no known name, births that are no
    /// dates. Cells stay unsaid.</summary>
    public IReadOnlyList<string> NotRead { get; }

    public static MatchList Read(CsvFile file)
    {
        var columns = file.Header.Select(Meaning).ToArray();
        if (!columns.Any(column => column.Means is "name" or "given" or "family"))
        {
            throw new Refused("match-columns", "No column holds a name. Name one of the columns name, given or family; "
                + "also known are id, father, mother, birth, sex, phone, document, place, household, cluster.");
        }

        var people = new List<PersonRecord>(file.Rows.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var truth = columns.Any(column => column.Means == "cluster")
            ? new Dictionary<string, string>(StringComparer.Ordinal) : null;
        foreach (var (number, row) in file.Rows.Index())
        {
            var id = First(columns, row, "id") ?? (number + 1).ToString(CultureInfo.InvariantCulture);
            if (!ids.Add(id))
                throw new Refused("match-row", $"The id of row {number
                    + 2} stands in the list already. Ids are unique.");
            people.Add(Person(id, columns, row));
            if (First(columns, row, "cluster") is { } cluster)
                truth?.Add(id, cluster);
        }

        var births = file.Rows.Index().Where(row => First(columns, row.Item, "birth") is not null
            && people[row.Index].Birth is null).Select(row => row.Index + 2).ToList();
        return new MatchList(people, truth,
        [
            .. file.Header.Zip(columns).Where(one => one.Second.Means.Length == 0 && one.First.Length > 0)
                .Select(one => $"column '{one.First}'"),
            .. births.Count == 0 ? [] : new[] { $"births of rows: {births.Count}, the first in row {births[0]}" },
        ]);
    }

    private static PersonRecord Person(string id, (string Means, string Writing)[] columns, string[] row) => new()
    {
        Id = id,
        Names = [.. columns.Where(column => Part(column.Means) is not null).Select(column => column.Writing).Distinct()
            .Select(writing => new PersonName([.. columns.Index()
                .Where(column => column.Item.Writing == writing && Part(column.Item.Means) is not null
                    && row[column.Index].Length > 0)
                .Select(column => new NamePart(Part(column.Item.Means)!.Value, row[column.Index]))]))
            .Where(name => name.Parts.Count > 0)],
        Birth = Birth.TryRead(First(columns, row, "birth"), out var birth) ? birth : null,
        Sex = First(columns, row, "sex") is not { } sex ? Sex.Unknown
            : female.Contains(sex) ? Sex.Female : male.Contains(sex) ? Sex.Male : Sex.Unknown,
        Phones = [.. All(columns, row, "phone")],
        Documents = [.. All(columns, row, "document")],
        Place = string.Join(' ', All(columns, row, "place")),
        Household = First(columns, row, "household"),
    };

    private static Part? Part(string means) => means switch
    {
        "name" => Matching.Part.Any,
        "given" => Matching.Part.Given,
        "father" => Matching.Part.Father,
        "grandfather" => Matching.Part.Grandfather,
        "family" => Matching.Part.Family,
        "mother" => Matching.Part.Mother,
        _ => null,
    };

    private static (string Means, string Writing) Meaning(string heading)
    {
        var plain = string.Join('_', heading.Trim().ToLowerInvariant().Replace("'", "", StringComparison.Ordinal)
            .Split([' ', '-', '.', '_'], StringSplitOptions.RemoveEmptyEntries));
        if (meanings.TryGetValue(plain, out var known))
            return (known, "");
        var ending = endings.FirstOrDefault(one => plain.EndsWith(one, StringComparison.Ordinal));
        return ending is not null && meanings.TryGetValue(plain[..^ending.Length], out known) && Part(known) is not null
            ? (known, ending) : ("", "");
    }

    private static IEnumerable<string> All((string Means, string Writing)[] columns, string[] row, string means) =>
        columns.Index().Where(column => column.Item.Means == means && row[column.Index].Length > 0)
            .Select(column => row[column.Index]);

    private static string? First((string Means, string Writing)[] columns, string[] row, string means) =>
        All(columns, row, means).FirstOrDefault();

    private static Dictionary<string, string> Words(string text) => text.Split('\n')
        .Select(line => line.Trim().Split(':', 2))
        .SelectMany(line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, line[0])))
        .ToDictionary(one => one.word, one => one.Item2, StringComparer.Ordinal);
}
