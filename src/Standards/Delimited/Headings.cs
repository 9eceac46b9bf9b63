namespace Aman.Standards;

/// <summary>Finds header and hashtags in lines of cells, and what is wrong with the lines as a whole. They are gone
/// through once, and none but the first few is kept.</summary>
internal sealed class Headings
{
    private readonly List<TableRow> first = [];
    private int tagged = -1, count, shorter;
    private TableRow? last;
    private int? firstShorter;

    private Headings()
    {
    }

    private TableRow Header => first[Math.Max(tagged - 1, 0)];

    private TableRow? Tags => tagged < 0 ? null : first[tagged];

    /// <summary>Rows up to the last of header and hashtags.</summary>
    private int Above => Math.Max(tagged, 0) + 1;

    private int Width => Math.Max(Header.Cells.Count, Tags?.Cells.Count ?? 0);

    /// <param name="rows">Without blank rows.</param>
    public static Headings Of(IEnumerable<TableRow> rows)
    {
        var found = new Headings();
        foreach (var row in rows)
        {
            if (found.first.Count < Limits.TagRowWithin)
            {
                found.first.Add(row);
            }
            else
            {
                found.Judge(row);
            }

            found.last = row;
            found.count++;
            if (found.count == Limits.TagRowWithin)
            {
                found.Begin();
            }
        }

        if (found.count is > 0 and < Limits.TagRowWithin)
        {
            found.Begin();
        }

        return found;
    }

    /// <param name="rows">The same rows again, from the first.</param>
    public Table Table(string name, Func<IEnumerable<TableRow>> rows, IReadOnlyList<Finding> findings, bool cut)
    {
        if (last is null)
        {
            throw new Unreadable(null, null, "the file holds only blank rows", "Fetch it again");
        }

        if (tagged < 0)
        {
            RefuseRepeated(Header);
        }

        if (count == Above)
        {
            throw new Unreadable(Header.Number, null, "the table has a header but no rows", "Fetch it again, whole");
        }

        if (cut && last.Cells.Count < Width)
        {
            throw new Unreadable(last.Number, null,
                $"the last row ends after {last.Cells.Count} of {Width} cells: the file is cut off",
                "Fetch the file again, whole");
        }

        if (cut)
        {
            RefuseCutValue(last, rows().Take(count - 1));
        }

        return new(name, Header.Cells, Tags?.Cells, Again(rows, Above), count - Above,
            [.. findings, .. ShortRows(name)], cut);
    }

    private static IEnumerable<TableRow> Again(Func<IEnumerable<TableRow>> rows, int above)
    {
        foreach (var row in rows().Skip(above))
        {
            yield return row;
        }
    }

    private void Begin()
    {
        tagged = first.FindIndex(row => HxlTag.IsTagRow(row.Cells));
        first.Skip(Above).ToList().ForEach(Judge);
    }

    private void Judge(TableRow row)
    {
        if (row.Cells.Count < Width)
        {
            shorter++;
            firstShorter ??= row.Number;
        }
    }

    /// <summary>Without a line end nobody knows whether the last value is whole, unless it stood
    /// there before.</summary>
    private static void RefuseCutValue(TableRow last, IEnumerable<TableRow> before)
    {
        var column = last.Cells.Count - 1;
        if (last[column].Length > 0 && before.All(row => row[column] != last[column]))
        {
            throw new Unreadable(last.Number, null, $"the last row has no line end, so its last value "
                + $"{Finding.Quote(last[column])} may be cut off",
                "Fetch the file again; if it is whole, add a line end after its last row");
        }
    }

    private static void RefuseRepeated(TableRow header)
    {
        var repeated = header.Cells.Index().Where(pair => !string.IsNullOrWhiteSpace(pair.Item))
            .GroupBy(pair => Standards.Table.Key(pair.Item))
            .FirstOrDefault(group => group.Key != "" && group.Count() > 1);
        if (repeated is not null)
        {
            throw new Unreadable(header.Number, Finding.Quote(repeated.First().Item),
                $"the heading stands over {repeated.Count()} columns "
                + $"({string.Join(", ", repeated.Select(pair => pair.Index + 1))})",
                "Give every column its own heading, so that it is certain which one is meant");
        }
    }

    private IEnumerable<Finding> ShortRows(string name) => shorter == 0 ? [] :
    [
        new(name, firstShorter, null, Effect.Noted,
            $"{shorter} rows are shorter than the header; the missing cells were read as empty",
            "Check that no value is missing at the end of these rows"),
    ];
}
