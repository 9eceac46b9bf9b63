using System.Text.RegularExpressions;

namespace Aman.Standards;

/// <summary>Personal data in columns that nobody declared. They are not taken; that they are there is said, so that
/// the list is not passed on as if it held none.</summary>
public static partial class PersonalColumns
{
    private const int RowsLookedAt = 2_000;
    private const double ShareMin = 0.2;

    /// <param name="names">Words known as parts of names, folded.</param>
    public static IEnumerable<Finding> Find(
        Table table, ListMapping mapping, IReadOnlySet<string> names)
    {
        var some = table.Rows.Take(RowsLookedAt).ToList();
        for (var column = 0; column < table.Header.Count; column++)
        {
            if (column < mapping.Columns.Count && mapping.Columns[column].Field.Length > 0)
                continue;
            var cells = some.Select(row => row[column]).Where(cell => cell.Length > 0).ToList();
            if (Kind(cells, names) is { } kind)
                yield return new(table.Name, null, Finding.Quote(table.Header[column]), Effect.Noted,
                    $"nobody declared this column, and it seems to hold {kind}; it was not taken",
                    "Say what it means if it is needed, or delete it before the list goes on to others");
        }
    }

    private static string? Kind(List<string> cells, IReadOnlySet<string> names)
    {
        if (cells.Count == 0)
            return null;
        if (cells.Any(cell => Email().IsMatch(cell)))
            return "e-mail addresses";
        if (Share(cell => Phone().IsMatch(cell) && cell.Count(char.IsDigit) is >= 8 and <= 15) >= ShareMin)
            return "phone numbers";
        if (Share(cell => Identity().IsMatch(cell)) >= ShareMin && cells.Distinct().Count() > cells.Count / 2)
            return "numbers of papers";
        return Share(cell => People.NameFolding.Words(cell) is { Count: > 0 and < 7 } words
            && words.Count(names.Contains) * 2 >= words.Count) >= ShareMin ? "names" : null;

        double Share(Func<string, bool> holds) => (double)cells.Count(holds) / cells.Count;
    }

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.[^\s@]+")]
    private static partial Regex Email();

    [GeneratedRegex(@"^(\+|00?)[\d\s()/.-]{7,20}\z")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[A-Z]{0,3}[- ]?\d{7,14}\z")]
    private static partial Regex Identity();
}
