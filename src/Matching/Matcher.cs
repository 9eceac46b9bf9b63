namespace Aman.Matching;

/// <summary>Two records compared alone, with the frequencies that ship.</summary>
public static class Matcher
{
    /// <summary>Of a population of this size, when there is no index to say how many there are.</summary>
    public const int PeopleAssumed = 10_000;

    private const int FewBits = 5;

    public static Candidate Score(PersonRecord left, PersonRecord right)
    {
        var comparer = new Comparer(FewBits);
        return comparer.Score(comparer.Prepare(left), comparer.Prepare(right));
    }
}

/// <summary>Compares many records with each other: each is read once, by <see cref="Prepare"/>. Says what
/// <see cref="Matcher.Score"/> says. For one thread at a time.</summary>
public sealed class Comparer
{
    private const int KeepBits = 12;

    private readonly Vocabulary vocabulary = new();
    private readonly PersonScore score;
    private Prepared? asked;

    public Comparer()
        : this(KeepBits)
    {
    }

    internal Comparer(int keepBits) => score = new PersonScore(new WordScores(vocabulary, keepBits));

    /// <summary>A record, ready to be compared by this comparer.</summary>
    public Prepared Prepare(PersonRecord person) => new(this, person.Id, Profile.Of(person, vocabulary));

    /// <exception cref="ArgumentException">One was prepared by another comparer.</exception>
    public Candidate Score(Prepared left, Prepared right)
    {
        var evidence = new List<Evidence>();
        var bits = Of(left, right, evidence);
        return new Candidate(right.Id, bits, Bands.Of(bits, Matcher.PeopleAssumed), evidence);
    }

    /// <summary>The bits alone, which is quicker.</summary>
    /// <exception cref="ArgumentException">One was prepared by another comparer.</exception>
    public double Bits(Prepared left, Prepared right) => Of(left, right, null);

    private float Of(Prepared left, Prepared right, List<Evidence>? explain)
    {
        if (left.By != this || right.By != this)
            throw new ArgumentException("Both records must have been prepared by this comparer.");
        if (asked != left)
            score.Ask((asked = left).Profile);
        return score.Of(right.Profile, explain);
    }

    /// <summary>A record whose names are read.</summary>
    public sealed class Prepared
    {
        internal Prepared(Comparer by, string id, Profile profile) => (By, Id, Profile) = (by, id, profile);

        public string Id { get; }

        internal Comparer By { get; }

        internal Profile Profile { get; }
    }
}
