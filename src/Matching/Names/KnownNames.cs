using System.Collections.Frozen;
using System.Globalization;

namespace Aman.Matching;

/// <summary>
/// The names that ship with the program (Known/PROVENANCE.txt): which spellings are one name, and roughly how common it
/// is. Two words that are listed as different names are different names, however near their letters are.
/// </summary>
internal static class KnownNames
{
    // Nearer than this a spelling that is not listed counts as the listed name.
    private const float NearestMost = 2.5f;

    // People of ten thousand with a name that is merely listed.
    private const float ListedWeight = 1;

    private static readonly List<float> weights = [];
    private static readonly FrozenDictionary<string, int[]> classes = Read();
    private static readonly FrozenDictionary<ulong, Known[]> bySkeleton = BySkeleton();

    /// <summary>Changes whenever the shipped names or figures do: an image of another version is not loaded.</summary>
    public const int Version = 2;

    public static int Count => weights.Count;

    /// <summary>Names below this number stand in variants.tsv, with all the ways they are commonly written: two of
    /// these are two names. A spelling that somebody used once says no such thing.</summary>
    public static int Told { get; private set; }

    /// <summary>People of ten thousand, where the name is at home.</summary>
    public static float Weight(int name) => weights[name];

    public static int[] Classes(string text) => classes.GetValueOrDefault(text, []);

    /// <summary>The listed name whose spelling is all but the same, or -1.</summary>
    public static int Nearest(Form form)
    {
        var (best, cost) = (-1, NearestMost);
        foreach (var known in bySkeleton.GetValueOrDefault(form.Bones, []))
        {
            var costs = WordDistance.Costs(form.Script, known.Script, out var turn);
            var now = turn ? SoundDistance.Between(known.Sounds, form.Sounds, costs, cost)
                : SoundDistance.Between(form.Sounds, known.Sounds, costs, cost);
            if (now < cost || (now == cost && best >= 0 && known.Name < best))
                (best, cost) = (known.Name, now);
        }

        return best;
    }

    private static FrozenDictionary<ulong, Known[]> BySkeleton()
    {
        var skeletons = new List<ulong>();
        var found = new List<(ulong Bones, Known Known)>();
        foreach (var (text, names) in classes)
        {
            var sounds = Sound.Read(text);
            Skeleton.All(sounds, skeletons);
            found.Add((skeletons[0], new Known(names[0], Scripts.Of(text), sounds)));
        }

        return found.GroupBy(one => one.Bones).ToFrozenDictionary(
            group => group.Key, group => group.Select(one => one.Known).OrderBy(one => one.Name).ToArray());
    }

    private static FrozenDictionary<string, int[]> Read()
    {
        var read = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var line in Lines("variants.tsv"))
        {
            var parts = line.Split('\t');
            Add(read, float.Parse(parts[0], CultureInfo.InvariantCulture), parts[1].Split(' '));
        }

        Told = weights.Count;
        foreach (var line in Lines("spellings.tsv"))
        {
            var parts = line.Split('\t');
            // The Arabic form may be listed among the variants already: then its spellings join that name.
            var (arabic, latin) = (Plain(parts[0]), parts[1].Split(' '));
            if (read.TryGetValue(arabic, out var known))
                Join(read, known[0], latin.Where(spelling => !read.ContainsKey(Plain(spelling))).ToList());
            else
                Add(read, ListedWeight, [.. latin, arabic]);
        }

        return read.ToFrozenDictionary(one => one.Key, one => one.Value.ToArray(), StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, List<int>> read, float weight, IEnumerable<string> spellings)
    {
        weights.Add(weight);
        Join(read, weights.Count - 1, spellings);
    }

    private static void Join(Dictionary<string, List<int>> read, int name, IEnumerable<string> spellings)
    {
        foreach (var spelling in spellings.Select(Plain).Where(spelling => spelling.Length > 0))
        {
            if (!read.TryGetValue(spelling, out var names))
                read.Add(spelling, names = []);
            if (!names.Contains(name))
                names.Add(name);
        }
    }

    private static string Plain(string spelling) => Compound.Plain(Spelling.Unmix(Spelling.Fold(spelling).Trim()));

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(KnownNames).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }

    private readonly record struct Known(int Name, Script Script, byte[] Sounds);
}
