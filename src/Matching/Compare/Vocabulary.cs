namespace Aman.Matching;

/// <summary>The distinct words of an index, and how often each stands in it. Rare words say much, common ones little:
/// counted by script, for a name that is common in one is rare in another.</summary>
/// <param name="beneath">Asked words stand above the index's own, which they leave as they are.</param>
internal sealed class Vocabulary(Vocabulary? beneath = null)
{
    // Known frequencies weigh as much as so many words of the index.
    private const double PriorWords = 2_000;

    // A word nobody listed is one of a hundred thousand.
    private const double Unlisted = 0.1;

    private const float BitsMax = 13;

    private const float WordsOfPerson = 4;

    // A word that is neither listed nor in the index may well be common where it comes from.
    private const float UnseenBits = 11;

    private static readonly List<Filed> none = [];

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<Form> forms = [];
    private readonly List<Glance> glances = [];
    private readonly List<int> counts = [];
    private readonly Dictionary<ulong, List<Filed>> byBones = [];
    private readonly int[] namesCounts = beneath?.namesCounts ?? new int[KnownNames.Count];
    private readonly long[] scriptCounts = beneath?.scriptCounts ?? new long[Scripts.Count];
    private readonly int first = beneath?.Count ?? 0;
    private long total = beneath?.total ?? 0;

    /// <summary>What parts of names were read as, to be added to by the index alone; the asked read them anew.
    /// </summary>
    public Dictionary<NamePart, Word[]>? Parts { get; } = beneath is null ? [] : null;

    /// <summary>The words of the index, without those asked.</summary>
    public int Words => beneath?.Count ?? forms.Count;

    /// <summary>About how many people's names these are; of a vocabulary alone, so many as are assumed.</summary>
    public float People => total > 0 ? total / WordsOfPerson : Matcher.PeopleAssumed;

    public int Count => first + forms.Count;

    public Form this[int number] => number < first ? beneath![number] : forms[number - first];

    public Glance GlanceAt(int number) => number < first ? beneath!.GlanceAt(number) : glances[number - first];

    public int CountOf(int number) => number < first ? beneath!.CountOf(number) : counts[number - first];

    /// <summary>The number of a word, made when it is new.</summary>
    public int Number(string text)
    {
        var number = Find(text);
        return number >= 0 ? number : Add(new Form(text));
    }

    /// <summary>The number of a word, or -1.</summary>
    public int Find(string text)
    {
        var number = beneath?.Find(text) ?? -1;
        return number >= 0 ? number : numbers.GetValueOrDefault(text, -1);
    }

    /// <summary>The words filed under a skeleton.</summary>
    public List<Filed> Under(ulong bones) => beneath is not null ? beneath.Under(bones)
        : byBones.GetValueOrDefault(bones, none);

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
            return Math.Min(SpellingBits(form, number), number < 0 || CountOf(number) == 0 ? UnseenBits : BitsMax);
        var share = (namesCounts[form.Class] + (KnownNames.Weight(form.Class) / 10_000 * PriorWords))
            / (total + PriorWords);
        return Math.Min(BitsMax, (float)-Math.Log2(share));
    }

    /// <summary>How rare this one spelling is among words of its script.</summary>
    public float SpellingBits(Form form, int number)
    {
        var listed = form.Classes.Length > 0 ? KnownNames.Weight(form.Classes[0]) / 4 : Unlisted;
        var share = ((number < 0 ? 0 : CountOf(number)) + (listed / 10_000 * PriorWords))
            / (scriptCounts[(int)form.Script] + PriorWords);
        return Math.Min(BitsMax + 3, (float)-Math.Log2(share));
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(forms.Count);
        foreach (var form in forms)
            writer.Write(form.Text);
        Image.Write(writer, counts.ToArray());
    }

    public static Vocabulary Load(BinaryReader reader)
    {
        var texts = new List<string>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            texts.Add(reader.ReadString());
        var counts = Image.Read<int>(reader);
        if (counts.Length != texts.Count)
            throw new InvalidDataException("The image's words do not fit together.");
        var vocabulary = new Vocabulary();
        foreach (var (number, form) in texts.AsParallel().AsOrdered().Select(text => new Form(text)).Index())
        {
            vocabulary.Add(form);
            vocabulary.Change(number, counts[number]);
        }

        return vocabulary;
    }

    private int Add(Form form)
    {
        var number = Count;
        numbers.Add(form.Text, number);
        forms.Add(form);
        glances.Add(new Glance(form));
        counts.Add(0);
        if (beneath is null)
        {
            if (!byBones.TryGetValue(form.Bones, out var filed))
                byBones.Add(form.Bones, filed = []);
            filed.Add(new Filed(form, number));
        }

        return number;
    }
}

/// <summary>A word under its skeleton, with what a first glance needs: to look up each word itself would cost more.
/// </summary>
internal readonly struct Filed
{
    /// <summary>As <see cref="Form.Masks"/> says.</summary>
    public readonly ulong Any, All;

    public readonly int Word;
    public readonly ushort Bag;
    public readonly byte Sounds;
    private readonly byte kind;

    private const byte Others = 128;

    public Filed(Form form, int word)
    {
        ((Any, All), Word, Bag, Sounds) = (form.Masks(), word, form.Bag, (byte)form.Sounds.Length);
        kind = (byte)((byte)form.Script | (form.Others.Length > 0 ? Others : 0));
    }

    public Script Script => (Script)(kind & ~Others);

    public bool HasOthers => (kind & Others) != 0;
}

/// <summary>Of a word what shows that it and another are too different to be measured: four bytes, so that those of a
/// million people's words stay near at hand.</summary>
internal readonly struct Glance(Form form)
{
    private readonly ushort bag = form.Bag;

    // Listed as a name, or Abd, or a name that begins so: then letters alone do not tell.
    private readonly bool isListed = form.Classes.Length > 0, mayBeShort = form.IsServant || form.BeginsServant;

    public bool IsFar(Glance other) => WordDistance.AreFar(bag, other.bag) && !(isListed && other.isListed)
        && !(mayBeShort && other.mayBeShort);
}
