namespace Aman.Matching;

/// <summary>
/// What a word of the asked person's name says against any other word. Two names agree as strongly as the name is rare;
/// a spelling that needs changes says less, and nothing at all when both are common names of their own: a slip of the
/// pen that turns one common name into another is rarer than two people. Each answer is kept, for candidates share
/// words.
/// </summary>
internal sealed class WordScore
{
    /// <summary>No two words disagree more than that.</summary>
    public const float Least = -9;

    private const float InitialAgrees = 2, InitialDiffers = -4, InitialSounds = 1.5f;

    private readonly Vocabulary vocabulary;
    private readonly Form form;
    private readonly int number;
    private readonly WordKind kind;
    private readonly float nameBits, spellingBits;
    private int[] keys = new int[256];
    private float[] values = new float[256];
    private int count;

    public WordScore(Vocabulary vocabulary, Token token)
        : this(vocabulary, vocabulary[token.Form], token.Form, token.Kind)
    {
    }

    /// <param name="number">-1 when the vocabulary does not have the word.</param>
    public WordScore(Vocabulary vocabulary, Form form, int number, WordKind kind)
    {
        (this.vocabulary, this.form, this.number, this.kind) = (vocabulary, form, number, kind);
        nameBits = vocabulary.NameBits(form, number);
        spellingBits = vocabulary.SpellingBits(form, number);
        Array.Fill(keys, -1);
    }

    public Form Form => form;

    /// <summary>What it says that somebody has this very name.</summary>
    public float NameBits => nameBits;

    public float Against(Token other)
    {
        if (kind == WordKind.Initial || other.Kind == WordKind.Initial)
            return Initial(vocabulary[other.Form]);
        if (other.Form == number)
            return nameBits;
        var slot = (int)((uint)other.Form * 2654435769u) & (keys.Length - 1);
        while (keys[slot] != other.Form)
        {
            if (keys[slot] < 0)
            {
                var bits = Against(vocabulary[other.Form], other.Form);
                Keep(other.Form, bits);
                return bits;
            }

            slot = (slot + 1) & (keys.Length - 1);
        }

        return values[slot];
    }

    /// <summary>Against two words written as one, or the other way round.</summary>
    public float Against(Form other, int otherNumber)
    {
        var cost = WordDistance.Between(form, other);
        if (cost >= WordDistance.Most)
            return Least;
        var rare = Math.Min(nameBits, vocabulary.NameBits(other, otherNumber));
        var spelling = Math.Max(spellingBits, vocabulary.SpellingBits(other, otherNumber)) - cost;
        return Math.Max(Least, Math.Min(rare, spelling));
    }

    private float Initial(Form other)
    {
        if (other.Sounds.Length == 0 || form.Sounds.Length == 0)
            return 0;
        var costs = WordDistance.Costs(form.Script, other.Script, out var turn);
        var cost = turn ? costs.Replace(other.Sounds[0], form.Sounds[0]) : costs.Replace(form.Sounds[0],
            other.Sounds[0]);
        return cost <= InitialSounds || form.Text[0] == other.Text[0] ? InitialAgrees : InitialDiffers;
    }

    private void Keep(int key, float value)
    {
        if (count * 2 > keys.Length)
        {
            var (oldKeys, oldValues) = (keys, values);
            (keys, values) = (new int[oldKeys.Length * 2], new float[oldKeys.Length * 2]);
            Array.Fill(keys, -1);
            count = 0;
            for (var at = 0; at < oldKeys.Length; at++)
            {
                if (oldKeys[at] >= 0)
                    Keep(oldKeys[at], oldValues[at]);
            }
        }

        var slot = (int)((uint)key * 2654435769u) & (keys.Length - 1);
        while (keys[slot] >= 0)
            slot = (slot + 1) & (keys.Length - 1);
        (keys[slot], values[slot]) = (key, value);
        count++;
    }
}
