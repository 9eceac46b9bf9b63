namespace Aman.Matching;

/// <summary>What a score asks a person to do. Nothing is ever merged without a person.</summary>
public enum Band : byte
{
    /// <summary>Nothing to do.</summary>
    Different,

    /// <summary>A person should look at both.</summary>
    Look,

    /// <summary>Very likely one person; still a person decides.</summary>
    Same,
}

/// <summary>What was compared.</summary>
public enum Field : byte
{
    Given,
    Father,
    Grandfather,
    Family,
    Mother,
    Name,
    Birth,
    Sex,
    Phone,
    Document,
    Place,
    Household,
}

/// <summary>What one field says. <paramref name="Level"/> is a code such as <c>same</c>, <c>variant</c> or
/// <c>year-near</c>, to be put into words by whoever shows it (all of them stand in <see cref="Levels"/>).
/// <paramref name="Bits"/> above zero speak for one person, below zero for two.</summary>
public readonly record struct Evidence(Field Field, string Level, double Bits);

/// <summary>A person that may be the one asked for.</summary>
/// <param name="Bits">Sum of the evidence: 10 bits say that the agreement is 1,000 times likelier if it is one
/// person.</param>
public sealed record Candidate(string Id, double Bits, Band Band, IReadOnlyList<Evidence> Evidence);

/// <summary>Two people of a list, or of two lists, that may be one.</summary>
public readonly record struct Pair(string Left, string Right, double Bits, Band Band);
