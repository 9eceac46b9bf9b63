using System.Text.RegularExpressions;

namespace Aman.Standards;

/// <summary>A hashtag of the Humanitarian Exchange Language with its attributes, in the spelling of HXL 1.1.</summary>
/// <param name="Name">With its hash: <c>#adm1</c>.</param>
public sealed partial record HxlTag(string Name, IReadOnlySet<string> Attributes)
{
    /// <summary>Endings that the drafts of 2014 wrote into the tag and HXL 1.0 made attributes or other tags.</summary>
    private static readonly Dictionary<string, string> Drafts = new(StringComparer.Ordinal)
    {
        ["#lat_deg"] = "#geo+lat", ["#lon_deg"] = "#geo+lon", ["#people_num"] = "#affected",
        ["#households_num"] = "#affected+hh", ["#females_num"] = "#affected+f", ["#males_num"] = "#affected+m",
        ["#period_date"] = "#date", ["#report_date"] = "#date+reported", ["#loctype"] = "#loc+type",
        ["#reached_num"] = "#reached", ["#inneed_num"] = "#inneed",
    };

    /// <returns>Null when the cell is no hashtag.</returns>
    public static HxlTag? Parse(string cell)
    {
        var text = cell.Trim().ToLowerInvariant();
        if (!Spelling().IsMatch(text))
        {
            return null;
        }

        var parts = text.Split([' ', '+', '/'], StringSplitOptions.RemoveEmptyEntries);
        var name = Drafts.TryGetValue(parts[0], out var now) ? now
            : parts[0].EndsWith("_id", StringComparison.Ordinal) ? parts[0][..^3] + "+code" : parts[0];
        var given = name.Split('+');
        return new(given[0], given.Skip(1).Concat(parts.Skip(1)).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>At least half of the cells that hold anything are hashtags.</summary>
    public static bool IsTagRow(IReadOnlyList<string> cells)
    {
        var filled = cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
        var tags = cells.Count(cell => Parse(cell) is not null);
        return tags >= 2 && tags * 2 >= filled;
    }

    /// <summary>The first column with this tag and these attributes and, of them, the one with the fewest others; -1
    /// when none.</summary>
    /// <param name="tag">As in <c>#adm1+code</c>.</param>
    public static int Column(Table table, string tag)
    {
        var wanted = Parse(tag)!;
        return (table.Tags ?? []).Index()
            .Select(pair => (pair.Index, Tag: Parse(pair.Item)))
            .Where(pair => pair.Tag?.Name == wanted.Name && wanted.Attributes.IsSubsetOf(pair.Tag.Attributes)
                && (wanted.Attributes.Contains("code") || !pair.Tag.Attributes.Contains("code")))
            .OrderBy(pair => pair.Tag!.Attributes.Count).Select(pair => pair.Index).DefaultIfEmpty(-1).First();
    }

    [GeneratedRegex(@"^#[a-z][a-z0-9_]*(\s*[+/]\s*[a-z][a-z0-9_]*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Spelling();
}
