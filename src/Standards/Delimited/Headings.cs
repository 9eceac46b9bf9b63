namespace Aman.Standards;

/// <summary>Finds header, hashtags and rows in lines of cells.</summary>
internal static class Headings
{
    /// <param name="rows">Without blank rows.</param>
    public static Table FromRows(string name, IReadOnlyList<TableRow> rows, IReadOnlyList<Finding> findings, bool cut)
    {
        if (rows.Count == 0)
        {
            throw new Unreadable(null, null, "the file holds only blank rows", "Fetch it again");
        }

        var tagged = rows.Take(Limits.TagRowWithin).Index().Where(pair => HxlTag.IsTagRow(pair.Item.Cells))
            .Select(pair => pair.Index).DefaultIfEmpty(-1).First();
        var header = rows[Math.Max(tagged - 1, 0)];
        var first = Math.Max(tagged, 0) + 1;
        if (tagged < 0)
        {
            RefuseRepeated(header);
        }

        if (rows.Count == first)
        {
            throw new Unreadable(header.Number, null, "the table has a header but no rows", "Fetch it again, whole");
        }

        var width = Math.Max(header.Cells.Count, tagged < 0 ? 0 : rows[tagged].Cells.Count);
        if (cut && rows[^1].Cells.Count < width)
        {
            throw new Unreadable(rows[^1].Number, null,
                $"the last row ends after {rows[^1].Cells.Count} of {width} cells: the file is cut off",
                "Fetch the file again, whole");
        }

        if (cut)
        {
            RefuseCutValue(rows);
        }

        return new(name, header.Cells, tagged < 0 ? null : rows[tagged].Cells, [.. rows.Skip(first)],
            [.. findings, .. ShortRows(name, rows.Skip(first), width)], cut);
    }

    /// <summary>Without a line end nobody knows whether the last value is whole, unless it stood
    /// there before.</summary>
    private static void RefuseCutValue(IReadOnlyList<TableRow> rows)
    {
        var (last, column) = (rows[^1], rows[^1].Cells.Count - 1);
        if (last[column].Length > 0 && rows.SkipLast(1).All(row => row[column] != last[column]))
        {
            throw new Unreadable(last.Number, null, $"the last row has no line end, so its last value "
                + $"{Finding.Quote(last[column])} may be cut off",
                "Fetch the file again; if it is whole, add a line end after its last row");
        }
    }

    private static void RefuseRepeated(TableRow header)
    {
        var repeated = header.Cells.Index().Where(pair => !string.IsNullOrWhiteSpace(pair.Item))
            .GroupBy(pair => Table.Key(pair.Item)).FirstOrDefault(group => group.Key != "" && group.Count() > 1);
        if (repeated is not null)
        {
            throw new Unreadable(header.Number, Finding.Quote(repeated.First().Item),
                $"the heading stands over {repeated.Count()} columns "
                + $"({string.Join(", ", repeated.Select(pair => pair.Index + 1))})",
                "Give every column its own heading, so that it is certain which one is meant");
        }
    }

    private static IEnumerable<Finding> ShortRows(string name, IEnumerable<TableRow> rows, int width)
    {
        var shorter = rows.Where(row => row.Cells.Count < width).ToList();
        return shorter.Count == 0 ? [] :
        [
            new(name, shorter[0].Number, null, Effect.Noted,
                $"{shorter.Count} rows are shorter than the header; the missing cells were read as empty",
                "Check that no value is missing at the end of these rows"),
        ];
    }
}
