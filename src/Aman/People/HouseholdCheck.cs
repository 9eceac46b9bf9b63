using System.Globalization;
using System.Text.RegularExpressions;

namespace Aman.People;

/// <summary>
/// What a household must be before it is registered. Every refusal says which person (by number, never by name), which
/// field, what is wrong and the mend.
/// </summary>
public static partial class HouseholdCheck
{
    internal static void Require(RegisterHousehold command)
    {
        RequireId(command.Household, "The household");
        if (command.OriginAdmin1 is { } origin && !Admin1().IsMatch(origin))
            throw new Refused("household-field", "The origin must be a country (two letters, like SY) or a P-code of "
                + "admin level 1 (two letters and two digits, like SY12).");
        RequireWhole(command.Persons);
        for (var index = 0; index < command.Persons.Count; index++)
            RequirePerson(command.Persons[index], $"Person {index + 1}", command.RegisteredOn);
    }

    /// <summary>Refuses a day on which nothing can have been recorded, before anything is counted from it.</summary>
    /// <param name="today">Null where no clock is at hand.</param>
    public static void RequireDay(DateOnly? on, string what, DateOnly? today = null)
    {
        var last = today switch
        {
            null => Limits.DayMax,
            // A clock that fell back, on a laptop with a dead battery, closes no gate.
            { } day => (day < Limits.ClockMin ? Limits.ClockMin : day).AddDays(1),
        };
        if (on < Limits.DayMin || on > last)
            throw new Refused("household-field", string.Create(CultureInfo.InvariantCulture,
                $"{what} is {on:yyyy-MM-dd}, not between {Limits.DayMin:yyyy-MM-dd} and {last:yyyy-MM-dd}. Mend it."));
    }

    /// <summary>The persons of a household in an outside list.</summary>
    public static void RequireListed(IReadOnlyList<Person> persons, DateOnly on)
    {
        RequireWhole(persons);
        for (var index = 0; index < persons.Count; index++)
            RequirePerson(persons[index], $"Person {index + 1}", on);
    }

    private static void RequireWhole(IReadOnlyList<Person>? persons)
    {
        if (persons is null or [])
            throw new Refused("household-empty", "The household has no persons. Add at least its head.");
        if (persons.Count > Limits.PersonsPerHouseholdMax)
            throw new Refused("household-too-large",
                $"The household has {persons.Count} persons; {Limits.PersonsPerHouseholdMax} are possible. "
                + "Register several households.");
        if (persons.Any(person => person is null))
            throw new Refused("household-field", "One of the persons is empty. Leave it out.");
        var heads = persons.Count(person => person.Relation == Relations.Head);
        if (heads != 1)
            throw new Refused("household-head",
                $"The household has {heads} heads. Choose one person as its head; "
                + "the others' relation is to that one.");
        if (persons.DistinctBy(person => person.Id, StringComparer.Ordinal).Count() != persons.Count)
            throw new Refused("person-twice", "Two persons of the household have the same id. Give each their own.");
    }

    public static void RequirePerson(Person person, string who, DateOnly today)
    {
        RequireDay(today, "The day of registration or correction");
        RequireId(person.Id, who);
        RequireOneOf(person.Sex, Sexes.All, who, "sex");
        RequireOneOf(person.Relation, Relations.All, who, "relation to the head");
        RequireBirth(person.Birth, who, today);
        RequireNames(person.Names, who);
        RequireText(person.Origin, Limits.ShortTextMax, who, "place of origin");
        RequireText(person.Notes, Limits.NotesMax, who, "notes", lines: true);
        RequireList(person.Phones, who, "phone");
        RequireList(person.Languages, who, "language");
        RequireList(person.SpecificNeeds, who, "specific need");
        if (person.SpecificNeeds?.Any(code => !SpecificNeeds.IsCode(code)) == true)
            throw Wrong(who, "specific need", "is no code such as DS or DS-BD", "Choose it from the list");
        RequireList(person.Documents?.Select(document => document?.Number).ToList(), who, "document number");
        foreach (var document in person.Documents ?? [])
            RequireOneOf(document.Kind, DocumentKinds.All, who, "kind of document");
    }

    private static void RequireNames(PersonNames? names, string who)
    {
        NameParts?[] scripts = [names?.Arabic, names?.Latin, names?.Cyrillic];
        if (!scripts.Any(parts => !string.IsNullOrWhiteSpace(parts?.Given)))
            throw Wrong(who, "given name", "is missing", "Write it in at least one script");
        foreach (var parts in scripts.OfType<NameParts>())
        {
            RequireText(parts.Given, Limits.NamePartMax, who, "given name");
            RequireText(parts.Father, Limits.NamePartMax, who, "father's name");
            RequireText(parts.Grandfather, Limits.NamePartMax, who, "grandfather's name");
            RequireText(parts.Family, Limits.NamePartMax, who, "family name");
            RequireText(parts.Mother, Limits.NamePartMax, who, "mother's name");
        }
    }

    internal static void RequireBirth(BirthDate? birth, string who, DateOnly today)
    {
        if (birth is null)
            return;
        if (birth.Year is < 1 or > 9999 || birth.Month is < 1 or > 12 || (birth.Month is null && birth.Day is not null)
            || (birth.Day is { } day && (day < 1 || day > DateTime.DaysInMonth(birth.Year, birth.Month!.Value))))
            throw Wrong(who, "birth date", "is not a date", "Give year, month and day, or leave out what is not known");
        if ((birth.Season is not null && (birth.Month is not null || !BirthDate.Seasons.Contains(birth.Season)))
            || birth.AgeYears is < 0 or > Limits.AgeYearsMax || birth.AgeYears is null != birth.Asked is null)
            throw Wrong(who, "birth date", "is not a date", "Give a season without a month, or an age with its day");
        RequireDay(birth.Asked, $"{who}: the day on which the age was told");
        if (birth.Earliest > today)
            throw Wrong(who, "birth date", "is after the day of registration", "Correct it");
        if (birth.Earliest < today.AddYears(-Limits.AgeYearsMax - 1))
            throw Wrong(who, "birth date", $"is more than {Limits.AgeYearsMax} years ago", "Correct the year");
    }

    public static void RequireId(string? id, string who)
    {
        if (!Guid.TryParseExact(id, "D", out var parsed) || parsed.ToString() != id)
            throw Wrong(who, "id", "is not a UUID in lower case", "Make a new one");
    }

    private static void RequireOneOf(string? value, IReadOnlyList<string> all, string who, string field)
    {
        if (value is null || !all.Contains(value, StringComparer.Ordinal))
            throw Wrong(who, field, "is not one of " + string.Join(", ", all), "Choose one of them");
    }

    private static void RequireList(IReadOnlyList<string?>? values, string who, string field)
    {
        if (values?.Count > Limits.ListMax)
            throw Wrong(who, field, $"is given {values.Count} times; {Limits.ListMax} are possible",
                "Keep the main ones");
        foreach (var value in values ?? [])
        {
            if (string.IsNullOrWhiteSpace(value))
                throw Wrong(who, field, "is empty", "Fill it in or leave it out");
            RequireText(value, Limits.ShortTextMax, who, field);
        }
    }

    /// <summary>
    /// Besides control characters, those that turn the direction of writing are refused: with them a name can be made
    /// to look like another one. Half a surrogate pair is refused because storing it would change it.
    /// </summary>
    public static void RequireText(string? text, int longest, string who, string field, bool lines = false)
    {
        if (text is null)
            return;
        if (text.Length > longest)
            throw Wrong(who, field, $"has {text.Length} characters; {longest} are possible", "Shorten it");
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (char.IsHighSurrogate(letter) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if ((char.IsControl(letter) && !(lines && letter is '\n' or '\r' or '\t')) || char.IsSurrogate(letter)
                || letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'))
                throw Wrong(who, field, $"has the character U+{(int)letter:X4}, which is not writing", "Remove it");
        }
    }

    private static Refused Wrong(string who, string field, string reason, string mend) =>
        new("household-field", $"{who}: {field} {reason}. {mend}.");

    [GeneratedRegex(@"^[A-Z]{2}([0-9]{2})?\z")]
    private static partial Regex Admin1();
}
