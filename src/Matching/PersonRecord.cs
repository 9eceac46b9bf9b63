namespace Aman.Matching;

/// <summary>What is known of one person, as values to compare. Everything but the id may be missing.</summary>
public sealed record PersonRecord
{
    /// <summary>The caller's own id; unique in an index.</summary>
    public required string Id { get; init; }

    /// <summary>Each way the name was written: in several scripts, before a marriage, as one text or by
    /// parts.</summary>
    public IReadOnlyList<PersonName> Names { get; init; } = [];

    public Birth? Birth { get; init; }

    public Sex Sex { get; init; }

    /// <summary>Telephone numbers and e-mail addresses.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Where the person lives or came from, as text: a weak sign, shared by whole families.</summary>
    public string? Place { get; init; }

    /// <summary>The household the person is registered in. Two members of one household are two people.</summary>
    public string? Household { get; init; }
}

public enum Sex : byte
{
    Unknown,
    Female,
    Male,
}

/// <summary>Whose name a word of the name is. <see cref="Any"/> where nobody said: the order of the words is then a
/// hint at most.</summary>
public enum Part : byte
{
    Any,
    Given,
    Father,
    Grandfather,
    Family,
    Mother,
}

/// <summary>One part of a name as it was written, in any script; may hold several words.</summary>
public readonly record struct NamePart(Part Part, string Text);

/// <summary>One way of writing a person's name.</summary>
public sealed record PersonName(IReadOnlyList<NamePart> Parts)
{
    /// <summary>A name in one field.</summary>
    public static PersonName Free(string text) => new([new NamePart(Part.Any, text)]);

    /// <summary>A name by its parts; leave out what is not known.</summary>
    public static PersonName Of(string? given = null, string? father = null, string? grandfather = null,
        string? family = null, string? mother = null)
    {
        var parts = new List<NamePart>(5);
        foreach (var (part, text) in new[]
        {
            (Part.Given, given), (Part.Father, father), (Part.Grandfather, grandfather), (Part.Family, family),
            (Part.Mother, mother),
        })
        {
            if (!string.IsNullOrWhiteSpace(text))
                parts.Add(new NamePart(part, text));
        }

        return new PersonName(parts);
    }
}
