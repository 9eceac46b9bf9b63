using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aman.Standards;

/// <summary>What a column of a registration list can mean.</summary>
public static class ListFields
{
    public const string Household = "household", PersonKey = "person", Name = "name", Given = "given",
        Father = "father", Grandfather = "grandfather", Family = "family", Mother = "mother", Other = "other-name",
        Sex = "sex", Relation = "relation", Birth = "birth", Age = "age", Phone = "phone", Document = "document",
        Language = "language", Origin1 = "origin", Place = "place", Notes = "notes", Consent = "consent";

    public static readonly IReadOnlyList<string> All =
    [
        Household, PersonKey, Name, Given, Father, Grandfather, Family, Mother, Other, Sex, Relation, Birth, Age, Phone,
        Document, Language, Origin1, Place, Notes, Consent,
    ];

    /// <summary>The headings that are known for each, by letters and digits only, most telling first.</summary>
    internal static readonly IReadOnlyDictionary<string, string[]> Headings = new Dictionary<string, string[]>
    {
        [Household] = ["household", "householdid", "hhid", "hhno", "householdno", "householdnumber", "caseid",
            "caseno", "registrationgroup", "familyid", "familyno", "uuid", "parentuuid", "submissionuuid", "رقمالاسرة",
            "رقمالأسرة", "رقمالعائلة", "idmenage", "numeromenage"],
        [PersonKey] = ["personid", "individualid", "memberid", "personkey", "memberno", "رقمالفرد", "رقمالشخص",
            "idindividu"],
        [Name] = ["name", "fullname", "personname", "headname", "nameofhead", "headofhouseholdname", "الاسم",
            "الاسمالكامل", "الاسمالثلاثي", "اسمربالاسرة", "nom", "nomcomplet", "имя", "фио"],
        [Given] = ["givenname", "firstname", "given", "first", "الاسمالاول", "الاسمالأول", "prenom"],
        [Father] = ["fathersname", "fathername", "father", "middlename", "اسمالاب", "اسمالأب", "nomdupere"],
        [Grandfather] = ["grandfathersname", "grandfathername", "grandfather", "اسمالجد"],
        [Family] = ["familyname", "lastname", "surname", "family", "last", "العائلة", "الكنية", "اسمالعائلة",
            "nomdefamille"],
        [Mother] = ["mothersname", "mothername", "mother", "اسمالام", "اسمالأم"],
        [Other] = ["namearabic", "namelatin", "nameenglish", "arabicname", "englishname", "nameinarabic",
            "الاسمبالانكليزية", "الاسمبالعربية"],
        [Sex] = ["sex", "gender", "indgender", "indsex", "الجنس", "sexe"],
        [Relation] = ["relation", "relationship", "relationtohead", "relationshiptohead", "hhrelation", "صلةالقرابة",
            "القرابة", "lien"],
        [Birth] = ["dateofbirth", "birthdate", "dob", "birth", "yearofbirth", "birthyear", "تاريخالميلاد",
            "سنةالميلاد", "datedenaissance"],
        [Age] = ["age", "indage", "ageyears", "ageinyears", "العمر"],
        [Phone] = ["phone", "phonenumber", "telephone", "mobile", "contactnumber", "tel", "الهاتف", "رقمالهاتف",
            "الجوال"],
        [Document] = ["documentnumber", "document", "idnumber", "nationalid", "nationalidnumber", "idcard",
            "passport", "familybook", "رقمالهوية", "الرقمالوطني", "دفترالعائلة"],
        [Language] = ["language", "languages", "اللغة"],
        [Origin1] = ["origingovernorate", "governorateoforigin", "origin", "originadmin1", "admin1", "governorate",
            "المحافظة", "gouvernorat"],
        [Place] = ["placeoforigin", "village", "originvillage", "origincommunity", "القرية", "مكانالاصل"],
        [Notes] = ["notes", "remarks", "comments", "ملاحظات"],
        [Consent] = ["consent", "consentgiven", "الموافقة"],
    };
}

/// <summary>A column and what it means.</summary>
/// <param name="Field">One of <see cref="ListFields.All"/>; empty for a column that is not taken.</param>
/// <param name="Member">With a row a household: which of its members the column is about, from 1; 0 for all.</param>
public sealed record ListColumn(string Field, int Member = 0)
{
    public override string ToString() => Member == 0 ? Field : $"{Field} {Member}";

    public static ListColumn Read(string text) => text.Split(' ') is [var field, var member]
        && int.TryParse(member, CultureInfo.InvariantCulture, out var number) ? new(field, number) : new(text);
}

/// <summary>What each column of a list means: guessed from the headings, corrected by a person, and remembered for the
/// next list with the same headings.</summary>
public sealed record ListMapping(IReadOnlyList<string> Headings, IReadOnlyList<ListColumn> Columns)
{
    /// <summary>The same for every list with these headings in this order.</summary>
    public string Fingerprint => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Headings.Select(Table.Key)))))[..32];

    private readonly Dictionary<(string, int), int> places = Columns.Index()
        .Where(one => one.Item.Field.Length > 0).GroupBy(one => (one.Item.Field, one.Item.Member))
        .ToDictionary(group => group.Key, group => group.First().Index);

    /// <summary>One row a household, its members in numbered columns.</summary>
    public bool Wide => Columns.Any(one => one.Member > 0);

    /// <summary>Nothing of persons: what it says holds for households of another file.</summary>
    public bool HouseholdsAlone => Columns.Any(one => one.Field == ListFields.Household)
        && !Columns.Any(one => one.Field is ListFields.Name or ListFields.Given or ListFields.PersonKey
            or ListFields.Sex or ListFields.Age or ListFields.Birth);

    /// <summary>Names and something more of persons: a list of people, whatever else it may be.</summary>
    public bool NamesPeople => Columns.Any(one => one.Field is ListFields.Name or ListFields.Given)
        && Columns.Any(one => one.Field is ListFields.Sex or ListFields.Age or ListFields.Birth or ListFields.Relation
            or ListFields.Household or ListFields.Father or ListFields.Family);

    /// <summary>The column of a field; -1 when there is none.</summary>
    public int this[string field, int member = 0] => places.GetValueOrDefault((field, member), -1);

    public static ListMapping Guess(IReadOnlyList<string> headings)
    {
        var taken = new HashSet<ListColumn>();
        var columns = headings.Select(Guess).ToArray();
        // Numbered headings are members only where several names are numbered ("Name 1", "Name 2").
        if (columns.Where(one => one.Field is ListFields.Name or ListFields.Given).Select(one => one.Member)
            .Where(one => one > 0).Distinct().Count() < 2)
            columns = [.. columns.Select(one => one with { Member = 0 })];
        // Of two columns for one field the first by the list of headings is meant.
        foreach (var (at, column) in columns.Index().OrderBy(one => Rank(headings[one.Index], one.Item.Field)))
            columns[at] = column.Field.Length > 0 && taken.Add(column) ? column : new("");
        return new(headings, columns);
    }

    /// <summary>With some columns corrected: heading to field, or to nothing.</summary>
    /// <exception cref="Unreadable">For a heading or a field that is not there.</exception>
    public ListMapping With(IReadOnlyDictionary<string, string> corrections)
    {
        var columns = Columns.ToArray();
        foreach (var (heading, field) in corrections)
        {
            var at = Headings.ToList().FindIndex(one => Table.Key(one) == Table.Key(heading));
            var column = ListColumn.Read(field);
            if (at < 0)
                throw new Unreadable(null, Finding.Quote(heading), "there is no such heading",
                    "Use one of the list's own headings");
            if (column.Field.Length > 0 && !ListFields.All.Contains(column.Field))
                throw new Unreadable(null, Finding.Quote(heading), "it was given a meaning that is not known",
                    $"Use one of {string.Join(", ", ListFields.All)}, or nothing");
            columns[at] = column;
        }

        return new(Headings, columns);
    }

    private static ListColumn Guess(string heading)
    {
        var key = Table.Key(heading);
        var digits = key.Length - key.TrimEnd("0123456789".ToCharArray()).Length;
        if (Field(key) is { } whole)
            return new(whole);
        return digits is > 0 and < 3 && Field(key[..^digits]) is { } field
            ? new(field, int.Parse(key[^digits..], CultureInfo.InvariantCulture)) : new("");
    }

    private static string? Field(string key) =>
        ListFields.Headings.FirstOrDefault(one => one.Value.Contains(key)).Key;

    private static int Rank(string heading, string field) => field.Length == 0 ? int.MaxValue
        : Array.IndexOf(ListFields.Headings[field], Table.Key(heading)) is >= 0 and var at ? at : 1_000;
}
