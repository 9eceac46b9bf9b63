namespace Aman.Matching;

/// <summary>The distinct words of an index, and how often each stands in it. Rare words say much, common ones little:
/// counted by script, for a name that is common in one is rare in another.</summary>
internal sealed class Vocabulary
{
    // Known frequencies weigh as much as so many words of the index.
    private const double PriorWords = 2_000;

    // A word nobody listed is one of a hundred thousand.
    private const double Unlisted = 0.1;

    private const float BitsMax = 13;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<Form> forms = [];
    private readonly List<int> counts = [];
    private readonly int[] namesCounts = new int[KnownNames.Count];
    private readonly long[] scriptCounts = new long[Scripts.Count];
    private long total;

    public int Count => forms.Count;

    public Form this[int number] => forms[number];

    public int CountOf(int number) => counts[number];

    /// <summary>The number of a word, made when it is new.</summary>
    public int Number(string text)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            numbers.Add(text, number = forms.Count);
            forms.Add(new Form(text));
            counts.Add(0);
        }

        return number;
    }

    /// <summary>The number of a word, or -1.</summary>
    public int Find(string text) => numbers.GetValueOrDefault(text, -1);

    public void Change(int number, int by)
    {
        var form = forms[number];
        counts[number] += by;
        scriptCounts[(int)form.Script] += by;
        total += by;
        if (form.Class >= 0)
            namesCounts[form.Class] += by;
    }

    /// <summary>How rare the name is, in all its spellings: bits of saying that somebody has it.</summary>
    public float NameBits(Form form, int number)
    {
        if (form.Class < 0)
            return SpellingBits(form, number);
        var share = (namesCounts[form.Class] + (KnownNames.Weight(form.Class) / 10_000 * PriorWords))
            / (total + PriorWords);
        return Math.Min(BitsMax, (float)-Math.Log2(share));
    }

    /// <summary>How rare this one spelling is among words of its script.</summary>
    public float SpellingBits(Form form, int number)
    {
        var listed = form.Classes.Length > 0 ? KnownNames.Weight(form.Classes[0]) / 4 : Unlisted;
        var share = ((number < 0 ? 0 : counts[number]) + (listed / 10_000 * PriorWords))
            / (scriptCounts[(int)form.Script] + PriorWords);
        return Math.Min(BitsMax + 3, (float)-Math.Log2(share));
    }
}
