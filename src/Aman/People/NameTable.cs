using System.Runtime.InteropServices;

namespace Aman.People;

/// <summary>Names to be searched as they are typed. A person is a row of numbers of words; each word is kept once, with
/// the rows it stands in. A search runs through the text of all words, then through the rows of those words that the
/// fewest people have, and stops when nobody can fit better: a few milliseconds at a million people.</summary>
public sealed class NameTable
{
    private const char End = '\n';
    private const byte Whole = 4, Beginning = 2, Part = 1;
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    // All words in one text, each with its end behind it; where each begins; and the rows it stands in.
    private readonly List<char> text = [];
    private readonly List<int> starts = [];
    private readonly List<List<int>> rowsOfWords = [];
    private readonly Dictionary<Guid, int> rows = [];
    private readonly List<Guid> persons = [];
    private readonly List<int> wordsOfPersons = [];
    private readonly List<int> ends = [];

    // How each asked word fits each known one, while a search lasts; kept for the next.
    private readonly List<byte[]> places = [];

    public int Count => rows.Count;

    /// <summary>Distinct words.</summary>
    public int Words => starts.Count;

    /// <summary>Adds a person; a known one is replaced. Ids are UUIDs; one that is none is not searched for.</summary>
    public void Add(string id, PersonNames names)
    {
        if (!Guid.TryParseExact(id, "D", out var person))
            return;
        lock (gate)
        {
            Forget(person);
            rows.Add(person, persons.Count);
            foreach (var word in new[] { names.Arabic, names.Latin, names.Cyrillic }.OfType<NameParts>()
                .SelectMany(parts => parts.All).SelectMany(NameFolding.Words).Distinct(StringComparer.Ordinal))
            {
                var number = Number(word);
                wordsOfPersons.Add(number);
                rowsOfWords[number].Add(persons.Count);
            }

            persons.Add(person);
            ends.Add(wordsOfPersons.Count);
        }
    }

    public void Remove(string id)
    {
        if (!Guid.TryParseExact(id, "D", out var person))
            return;
        lock (gate)
            Forget(person);
    }

    /// <summary>Persons whose names hold every word, best first: whole words, then beginnings, then parts.</summary>
    public IReadOnlyList<string> Find(IReadOnlyList<string> wanted, int most)
    {
        lock (gate)
        {
            var asked = wanted.Index().Select(one => Fits(one.Item, one.Index)).ToList();
            try
            {
                return [.. Best(asked, most).Select(row => persons[row].ToString("D"))];
            }
            finally
            {
                asked.ForEach(one => one.Clear());
            }
        }
    }

    // Of all that was asked, the fit that the fewest rows have is looked through first. Whoever comes afterwards fits
    // that word less well; and when somebody fits none of one word's ways, nobody is left.
    private IEnumerable<int> Best(List<Asked> asked, int most)
    {
        var found = new SortedSet<(int Worse, int Row)>();
        while (asked.TrueForAll(one => one.Ways.Count > 0))
        {
            var best = asked.Sum(one => one.Ways.Peek().Fit);
            var few = asked.MinBy(one => one.Ways.Peek().Rows)!.Ways.Dequeue();
            foreach (var word in few.Words)
                foreach (var row in rowsOfWords[word])
                {
                    // Nobody who comes now can fit better than the last of those who fill the list.
                    if (found.Count == most && -found.Max.Worse >= best)
                        return found.Select(one => one.Row);
                    if (persons[row] == Guid.Empty || Sum(asked, row) is not (> 0 and var sum))
                        continue;
                    found.Add((-sum, row));
                    if (found.Count > most)
                        found.Remove(found.Max);
                }
        }

        return found.Select(one => one.Row);
    }

    private int Sum(List<Asked> asked, int row)
    {
        var words = CollectionsMarshal.AsSpan(wordsOfPersons)[(row == 0 ? 0 : ends[row - 1])..ends[row]];
        var sum = 0;
        foreach (var one in asked)
        {
            byte best = 0;
            foreach (var word in words)
                best = Math.Max(best, one.Fits[word]);
            if (best == 0)
                return 0;
            sum += best;
        }

        return sum;
    }

    // Which words hold the one that is wanted, and how well.
    private Asked Fits(string wanted, int place)
    {
        // Made anew for each search, arrays of this size would make the collector stop everybody.
        if (places.Count == place)
            places.Add([]);
        if (places[place].Length < starts.Count)
            places[place] = new byte[starts.Count * 2];
        var fits = places[place];
        var all = CollectionsMarshal.AsSpan(text);
        var ways = new byte[] { Whole, Beginning, Part }.ToDictionary(fit => fit, fit => new Way(fit));
        var word = 0;
        for (var at = 0; all[at..].IndexOf(wanted) is >= 0 and var next;)
        {
            at += next;
            while (word + 1 < starts.Count && starts[word + 1] <= at)
                word++;
            var fit = at > starts[word] ? Part : all[at + wanted.Length] == End ? Whole : Beginning;
            fits[word] = fit;
            ways[fit].Words.Add(word);
            ways[fit].Rows += rowsOfWords[word].Count;
            at += all[at..].IndexOf(End);
        }

        return new(fits, [.. ways.Values.Where(way => way.Words.Count > 0)]);
    }

    /// <summary>The words that are wanted as a person who was found bears them: what is still being typed, whole.
    /// </summary>
    /// <returns>Also how many of them only begin a word, and how many are within one.</returns>
    public (string Words, int Beginnings, int Parts) Completed(string id, IReadOnlyList<string> wanted)
    {
        lock (gate)
        {
            if (!Guid.TryParseExact(id, "D", out var person) || !rows.TryGetValue(person, out var row))
                return (string.Join(' ', wanted), 0, 0);
            string[] borne =
                [.. wordsOfPersons[(row == 0 ? 0 : ends[row - 1])..ends[row]].Select(word => Text(starts[word]))];
            var (whole, beginnings, parts) = (new List<string>(), 0, 0);
            foreach (var one in wanted)
            {
                var begun = Array.Find(borne, word => word.StartsWith(one, StringComparison.Ordinal));
                var held = begun ?? Array.Find(borne, word => word.Contains(one, StringComparison.Ordinal));
                if (borne.Contains(one, StringComparer.Ordinal))
                    held = one;
                else if (begun is not null)
                    beginnings++;
                else
                    parts++;
                whole.Add(held ?? one);
            }

            return (string.Join(' ', whole), beginnings, parts);
        }
    }

    private string Text(int start)
    {
        var all = CollectionsMarshal.AsSpan(text)[start..];
        return new(all[..all.IndexOf(End)]);
    }

    /// <summary>The earlier names stay in their place under no person's id: corrections are few.</summary>
    private void Forget(Guid person)
    {
        if (rows.Remove(person, out var row))
            persons[row] = Guid.Empty;
    }

    private int Number(string word)
    {
        if (!numbers.TryGetValue(word, out var number))
        {
            numbers.Add(word, number = starts.Count);
            starts.Add(text.Count);
            text.AddRange(word);
            text.Add(End);
            rowsOfWords.Add([]);
        }

        return number;
    }

    /// <summary>The words that the wanted one fits in one way, and how many rows they stand in.</summary>
    private sealed record Way(byte Fit)
    {
        public List<int> Words { get; } = [];

        public long Rows { get; set; }
    }

    /// <summary>A word that is wanted: how it fits each known word, and its ways from the best.</summary>
    private sealed class Asked(byte[] fits, IReadOnlyList<Way> ways)
    {
        public byte[] Fits => fits;

        public Queue<Way> Ways { get; } = new(ways);

        public void Clear()
        {
            foreach (var way in ways)
                way.Words.ForEach(word => fits[word] = 0);
        }
    }
}
