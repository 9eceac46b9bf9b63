using System.Globalization;
using System.Text;
using System.Text.Json;
using Aman.Matching;

namespace Aman.App.Commands;

/// <summary>What a run of <see cref="Match"/> found, and how true it is where the truth is known.</summary>
public sealed class MatchAnswer
{
    private readonly IReadOnlyList<MatchList> lists;
    private readonly List<Pair> pairs;
    private readonly double threshold;
    private readonly bool names;

    /// <param name="all">Best first; also some below the threshold, so that the best one can be told.</param>
    public MatchAnswer(IReadOnlyList<MatchList> lists, IReadOnlyList<Pair> all, double threshold, bool names)
    {
        (this.lists, this.threshold, this.names) = (lists, threshold, names);
        pairs = [.. all.TakeWhile(pair => pair.Bits >= threshold)];
        Figures.Add(("people", lists.Sum(list => list.People.Count)));
        Figures.Add(("pairs", pairs.Count));
        Figures.Add(("threshold_bits", threshold));
        if (lists.All(list => list.Truth is not null))
            Figures.AddRange(MatchMeasures.Of(lists, all, threshold));
    }

    /// <summary>For labelled pairs, which have no lists.</summary>
    public MatchAnswer(IEnumerable<Pair> pairs, IEnumerable<(string, double)> figures, double threshold)
    {
        (lists, this.threshold, names) = ([], threshold, false);
        this.pairs = [.. pairs];
        Figures.AddRange(figures);
    }

    public List<(string Name, double Value)> Figures { get; } = [];

    /// <summary>What of the lists was not read, so that nobody takes its silence for an answer.</summary>
    public IEnumerable<string> NotRead => lists.SelectMany(list => list.NotRead);

    /// <summary>An id that says which list it is of.</summary>
    public static string Of(int list, string id) => (char)('0' + list) + id;

    public IEnumerable<string> Lines() => pairs.Select(pair => string.Create(CultureInfo.InvariantCulture,
        $"{Quoted(Shown(pair.Left))},{Quoted(Shown(pair.Right))},{pair.Bits:0.0},{Word(pair.Band)}"))
        .Prepend("left,right,bits,band");

    public string ToText(int top)
    {
        var text = new StringBuilder();
        foreach (var pair in pairs.Take(top))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{pair.Bits,6:0.0} {Word(pair.Band),-9} {Shown(pair.Left)}  {Shown(pair.Right)}");
            if (names)
                text.Append(CultureInfo.InvariantCulture, $"  {NameOf(pair.Left)} | {NameOf(pair.Right)}");
            text.Append('\n');
        }

        if (pairs.Count > top)
            text.Append(CultureInfo.InvariantCulture, $"... and {pairs.Count - top} more (--top, --pairs FILE)\n");
        foreach (var (name, value) in Figures)
            text.Append(CultureInfo.InvariantCulture, $"{name} {value:0.####}\n");
        return text.ToString().TrimEnd('\n');
    }

    public string ToJson(int top) => JsonSerializer.Serialize(new
    {
        Pairs = pairs.Take(top).Select(pair => new
        {
            Left = Shown(pair.Left), Right = Shown(pair.Right), Bits = Math.Round(pair.Bits, 2), Band = Word(pair.Band),
        }),
        Figures = Figures.ToDictionary(one => one.Name, one => one.Value),
    }, Options.JsonLines);

    private static string Word(Band band) => band switch
    {
        Band.Same => "same",
        Band.Look => "look",
        _ => "different",
    };

    // Two lists may use the same ids.
    private string Shown(string id) => lists.Count == 1 ? id[1..] : lists.Count == 0 ? id
        : (id[0] == '0' ? "left:" : "right:") + id[1..];

    private string NameOf(string id) => string.Join(" / ", lists[id[0] - '0'].People
        .First(person => person.Id == id[1..]).Names.Select(name => string.Join(' ', name.Parts.Select(part =>
            part.Text))));

    // A spreadsheet takes what begins so for a formula, and runs it.
    private static string Quoted(string cell)
    {
        var text = cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) ? $"'{cell}" : cell;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
