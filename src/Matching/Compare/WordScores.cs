namespace Aman.Matching;

/// <summary>
/// What two words of names say. Two names agree as strongly as the name is rare; a spelling that needs changes says
/// less, and nothing at all when both are common names of their own: a slip of the pen that turns one common name into
/// another is rarer than two people. Answers are kept, for candidates share words.
/// </summary>
internal sealed class WordScores
{
    /// <summary>No two words disagree more than that.</summary>
    public const float Least = -9;

    private const float InitialAgrees = 2, InitialDiffers = -4, ShortenedAgrees = 1;

    // Two names that are listed as two, at no cost, and less by so much a bit of it.
    private const float ApartBits = 3.5f, ApartShare = 0.7f;

    private readonly (ulong Key, float Bits, float Kin)[] kept;
    private (ulong Key, float Bits, float Kin) far = (0, Least, Kin.Different);

    // How far two words of the index are apart never changes.
    private readonly (ulong Key, float Cost)[] apart;
    private readonly int shift;
    private ulong round;

    public WordScores(Vocabulary vocabulary, int keepBits)
    {
        Vocabulary = vocabulary;
        kept = new (ulong, float, float)[1 << keepBits];
        apart = new (ulong, float)[4 << keepBits];
        shift = 64 - keepBits;
        Begin(vocabulary);
    }

    public Vocabulary Vocabulary { get; private set; }

    /// <summary>Forgets what was kept: frequencies, or the words asked for, are others now.</summary>
    public void Begin(Vocabulary vocabulary)
    {
        Vocabulary = vocabulary;
        if (++round == 1 << 16)
        {
            Array.Clear(kept);
            round = 1;
        }
    }

    public float Of(Token left, Token right) =>
        left.Kind == WordKind.Initial || right.Kind == WordKind.Initial
            ? Initial(Vocabulary[left.Form], Vocabulary[right.Form]) : Kept(left, right).Bits;

    /// <summary>What two given names say for one person rather than two of one family, who all but never bear the same:
    /// how common the name is does not matter.</summary>
    public float KinOf(Token left, Token right) =>
        left.Kind == WordKind.Initial || right.Kind == WordKind.Initial
            ? Initial(Vocabulary[left.Form], Vocabulary[right.Form]) : Kept(left, right).Kin;

    /// <summary>How far two words are from being spellings of one name.</summary>
    public float CostOf(Token left, Token right)
    {
        var (low, high) = left.Form < right.Form ? (left.Form, right.Form) : (right.Form, left.Form);
        return Apart(Vocabulary[low], low, Vocabulary[high], high);
    }

    /// <summary>For a word made of two; its number is -1 when the vocabulary does not have it.</summary>
    public float Of(Form left, int number, Form right, int other) => Compare(left, number, right, other).Bits;

    private ref (ulong Key, float Bits, float Kin) Kept(Token left, Token right)
    {
        if (left.Form != right.Form && Vocabulary.GlanceAt(left.Form).IsFar(Vocabulary.GlanceAt(right.Form)))
            return ref far;
        var (low, high) = left.Form < right.Form ? (left.Form, right.Form) : (right.Form, left.Form);
        var key = ((ulong)low << 40) | ((ulong)high << 16) | round;
        ref var slot = ref kept[(key * 0x9E3779B97F4A7C15UL) >> shift];
        if (slot.Key != key)
        {
            var (bits, kin) = Compare(Vocabulary[low], low, Vocabulary[high], high);
            slot = (key, bits, kin);
        }

        return ref slot;
    }

    private (float Bits, float Kin) Compare(Form left, int number, Form right, int other)
    {
        if (number >= 0 && other >= 0 ? number == other : left.Text == right.Text)
            return (Vocabulary.NameBits(left, number), Kin.Same);
        if (WordDistance.IsShortened(left, right))
            return (ShortenedAgrees, 0);
        var cost = Apart(left, number, right, other);
        if (cost >= WordDistance.Most)
            return (Least, Kin.Different);
        var apart = WordDistance.AreListedApart(left, right);
        var rare = Math.Min(Vocabulary.NameBits(left, number), Vocabulary.NameBits(right, other));
        var spelling = Math.Max(Vocabulary.SpellingBits(left, number), Vocabulary.SpellingBits(right, other)) - cost;
        var near = WordDistance.NearBits(left, right, cost);
        if (apart)
            near = Math.Min(near, ApartBits - (ApartShare * cost));
        return (Math.Max(Least, Math.Min(Math.Min(rare, spelling), near)), Kin.Of(cost, apart));
    }

    private float Apart(Form left, int number, Form right, int other)
    {
        // Far apart is quickly seen.
        if (number < 0 || other < 0 || number >= Vocabulary.Words || other >= Vocabulary.Words
            || WordDistance.AreFar(left, right))
            return WordDistance.Between(left, right);
        var key = ((ulong)number << 32) | (uint)other | (1UL << 63);
        ref var slot = ref apart[(key * 0x9E3779B97F4A7C15UL) >> (shift - 2)];
        if (slot.Key != key)
            slot = (key, WordDistance.Between(left, right));
        return slot.Cost;
    }

    private static float Initial(Form left, Form right)
    {
        if (left.Sounds.Length == 0 || right.Sounds.Length == 0)
            return 0;
        return WordDistance.BeginAlike(left, right) || left.Text[0] == right.Text[0] ? InitialAgrees : InitialDiffers;
    }
}
