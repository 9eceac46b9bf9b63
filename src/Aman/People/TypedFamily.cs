namespace Aman.People;

/// <summary>A person as typed at the gate: a name in one field, who it is by one key, a birth date in words.</summary>
/// <param name="Name">Read by <see cref="NameText"/>; the parts behind it, where given, go before what was
/// read.</param>
/// <param name="Kin">The name of one of <see cref="Kinship.All"/>.</param>
/// <param name="Born">Read by <see cref="BirthText"/>.</param>
/// <param name="Other">The name in another script.</param>
public sealed record TypedPerson(
    string? Name, string? Kin = null, string? Born = null, string? Father = null, string? Grandfather = null,
    string? Family = null, string? Mother = null, string? Other = null, string? Phone = null,
    string? DocumentKind = null, string? DocumentNumber = null, string? Languages = null, string? Origin = null,
    string? Notes = null, IReadOnlyList<string>? Needs = null)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Other);

    public override string ToString() => "typed person";
}

/// <summary>Who somebody is to the head of household, with the sex in it: one key answers both.</summary>
/// <param name="Key">The digit that chooses it in a list, on every keyboard: odd for women and girls.</param>
public sealed record Kinship(string Name, string Relation, string Sex, char? Key = null)
{
    public static readonly IReadOnlyList<Kinship> All =
    [
        new("woman", Relations.Head, Sexes.Female, '1'), new("man", Relations.Head, Sexes.Male, '2'),
        new("head-other", Relations.Head, Sexes.Other), new("head-unknown", Relations.Head, Sexes.Unknown),
        new("wife", Relations.Spouse, Sexes.Female, '1'), new("husband", Relations.Spouse, Sexes.Male, '2'),
        new("daughter", Relations.Child, Sexes.Female, '3'), new("son", Relations.Child, Sexes.Male, '4'),
        new("mother", Relations.Parent, Sexes.Female, '5'), new("father", Relations.Parent, Sexes.Male, '6'),
        new("sister", Relations.Sibling, Sexes.Female, '7'), new("brother", Relations.Sibling, Sexes.Male, '8'),
        new("relative-f", Relations.OtherRelative, Sexes.Female, '9'),
        new("relative-m", Relations.OtherRelative, Sexes.Male, '0'),
        new("unrelated-f", Relations.NotRelated, Sexes.Female), new("unrelated-m", Relations.NotRelated, Sexes.Male),
        new("other", Relations.OtherRelative, Sexes.Other), new("unknown", Relations.NotRelated, Sexes.Unknown),
    ];

    public static Kinship? Of(string? name) => All.FirstOrDefault(one => one.Name == name);
}

/// <summary>
/// Turns what was typed into persons. By custom a child bears its father's name, the grandfather's and the family's,
/// and its mother is the wife; brothers and sisters share the head's. What is typed always goes before what is custom.
/// </summary>
public static class TypedFamily
{
    /// <summary>Stands for a name that was not told, as in surveys; it is compared with no other.</summary>
    public const string Unnamed = "–";

    /// <param name="id">The id of the person in a row.</param>
    /// <exception cref="Refused">birth-unreadable, household-field; it names the row.</exception>
    public static IReadOnlyList<Person> Read(
        IReadOnlyList<TypedPerson> rows, DateOnly today, Func<int, string> id)
    {
        var read = rows.Index().Where(row => !row.Item.IsEmpty).Select(row => (row.Index, Row: row.Item,
            Kin: Kinship.Of(row.Item.Kin) ?? throw new Refused("household-field",
                row.Index == 0 ? "Person 1: whether the head of household is a woman or a man is missing. Choose it."
                    : $"Person {row.Index + 1}: who it is to the head is missing. Choose it from the list."))).ToList();
        var head = read.FirstOrDefault(one => one.Kin.Relation == Relations.Head).Row;
        var father = Adult(Sexes.Male);
        var mother = Adult(Sexes.Female);
        return [.. read.Select(one => Person(one.Index, one.Row, one.Kin, Custom(one.Row, one.Kin)))];

        TypedPerson? Adult(string sex) => read.FirstOrDefault(one =>
            one.Kin.Relation is Relations.Head or Relations.Spouse && one.Kin.Sex == sex).Row;

        Func<string, NameParts?> Custom(TypedPerson row, Kinship kin) => script => kin.Relation switch
        {
            Relations.Child => Names(father, script) is { } his
                ? new("", his.Given, his.Father, his.Family, Names(mother, script)?.Given)
                : Names(mother, script) is { } hers ? new("", Mother: hers.Given) : null,
            Relations.Sibling when head != row => Names(head, script) is { } own ? own with { Given = "" } : null,
            _ => null,
        };

        Person Person(int index, TypedPerson row, Kinship kin, Func<string, NameParts?> custom) => new(
            id(index), kin.Sex, kin.Relation, Born(row, index, today),
            new PersonNames(Whole(row, "arabic", custom), Whole(row, "latin", custom), Whole(row, "cyrillic", custom)),
            Documents(row), List(row.Phone), List(row.Languages), Text(row.Origin), Text(row.Notes),
            row.Needs is { Count: > 0 } ? row.Needs : null);
    }

    /// <summary>What is understood of one name, with what is custom filled in.</summary>
    private static NameParts? Whole(TypedPerson row, string script, Func<string, NameParts?> custom)
    {
        if (Names(row, script) is not { } typed)
            return null;
        var more = custom(script);
        // A second word typed for a child is its family's, so nothing of the father's family is added behind it.
        return typed with
        {
            Father = typed.Father ?? more?.Father,
            Grandfather = typed.Grandfather ?? (typed.Father is null ? more?.Grandfather : null),
            Family = typed.Family ?? more?.Family, Mother = typed.Mother ?? more?.Mother,
        };
    }

    private static NameParts? Names(TypedPerson? row, string script)
    {
        if (row is null)
            return null;
        var text = new[] { row.Name, row.Other }.FirstOrDefault(
            one => !string.IsNullOrWhiteSpace(one) && NameText.Script(one) == script);
        return NameText.Parse(text) is not { } parts ? null : parts with
        {
            Father = Part(row.Father) ?? parts.Father, Grandfather = Part(row.Grandfather) ?? parts.Grandfather,
            Family = Part(row.Family) ?? parts.Family, Mother = Part(row.Mother) ?? parts.Mother,
        };

        string? Part(string? typed) => Text(typed) is { } part && NameText.Script(part) == script ? part : null;
    }

    private static BirthDate? Born(TypedPerson row, int index, DateOnly today)
    {
        try
        {
            return BirthText.Parse(row.Born, today);
        }
        catch (Refused unreadable)
        {
            throw new Refused("birth-unreadable", $"Person {index + 1}: {unreadable.Message}");
        }
    }

    private static IdentityDocument[]? Documents(TypedPerson row) => Text(row.DocumentNumber) is { } number
        ? [new(Text(row.DocumentKind) ?? DocumentKinds.OtherPaper, number)] : null;

    private static string[]? List(string? text) =>
        (text ?? "").Split([',', ';', '،'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            is { Length: > 0 } list ? list : null;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
