using System.Globalization;
using Aman.Matching;

namespace Aman.App.Commands;

/// <summary>Labelled pairs of names (columns name1, name2, is_match; of a column schema the rows Person alone),
/// scored by the name alone.</summary>
public static class NamePairs
{
    /// <summary>Bits from which two names alone count as one person's.</summary>
    public const double Threshold = 9;

    private static readonly string[] firsts = ["name1", "name_1", "left", "name_left", "name_l", "a"];
    private static readonly string[] seconds = ["name2", "name_2", "right", "name_right", "name_r", "b"];
    private static readonly string[] labels = ["is_match", "match", "label", "truth", "same"];
    private static readonly string[] yes = ["true", "1", "yes", "y", "t", "match"];

    public static bool Are(CsvFile file) => Column(file, firsts) >= 0 && Column(file, seconds) >= 0;

    public static MatchAnswer Score(CsvFile file, double? given, bool names)
    {
        var (one, other, label) = (Column(file, firsts), Column(file, seconds), Column(file, labels));
        var schema = Column(file, ["schema"]);
        var threshold = given ?? Threshold;
        var scored = file.Rows.Index()
            .Where(row => schema < 0 || row.Item[schema].Equals("Person", StringComparison.OrdinalIgnoreCase))
            .Select(row => (row.Item, Row: row.Index + 2, Matcher.Score(Person(row.Item[one]),
                Person(row.Item[other])).Bits))
            .OrderByDescending(row => row.Bits).ThenBy(row => row.Row).ToList();
        var pairs = scored.Where(row => row.Bits >= threshold).Select(row => names
            ? new Pair(row.Item[one], row.Item[other], row.Bits, Band.Look)
            : new Pair(Said(row.Row), "", row.Bits, Band.Look));
        var figures = new List<(string, double)> { ("rows", scored.Count), ("threshold_bits", threshold) };
        if (label >= 0)
            figures.AddRange(Measures([.. scored.Select(row => (row.Bits, Truth: Yes(row.Item[label])))], threshold));
        return new MatchAnswer(pairs, figures, threshold);
    }

    private static IEnumerable<(string, double)> Measures(List<(double Bits, bool Truth)> scored, double threshold)
    {
        MatchMeasures.Measure At(double bits) => new(scored.Count(row => row.Truth && row.Bits >= bits),
            scored.Count(row => !row.Truth && row.Bits >= bits), scored.Count(row => row.Truth && row.Bits < bits));
        var best = scored.Select(row => row.Bits).Distinct().MaxBy(bits => At(bits).F1);
        return [.. At(threshold).Figures("pair"), .. At(best).Figures("best_pair"), ("best_threshold_bits", best)];
    }

    private static PersonRecord Person(string name) => new() { Id = "", Names = [PersonName.Free(name)] };

    private static string Said(int row) => row.ToString("'row '0", CultureInfo.InvariantCulture);

    private static bool Yes(string label) => yes.Contains(label.Trim().ToLowerInvariant());

    private static int Column(CsvFile file, string[] known) =>
        Array.FindIndex(file.Header, heading => known.Contains(heading.Trim().ToLowerInvariant()));
}
