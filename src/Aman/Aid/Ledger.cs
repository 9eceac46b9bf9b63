namespace Aman.Aid;

/// <summary>The only writer of transfers and balances: every movement has two ends.</summary>
internal static class Ledger
{
    public static void Move(Tables tables, Entry entry, string source, string target, IReadOnlyList<AidLine> lines,
        string? document = null, string? programme = null, string? cycle = null)
    {
        tables.Insert(
            "transfers (stamp, line, zone, node, item, source, target, amount, at_ms, document, programme, cycle)",
            [.. lines.Select((line, at) => new object?[] { entry.Stamp, at, entry.Scope, entry.Node, line.Item, source,
                target, line.Amount, entry.AtMs, document, programme, cycle })]);
        tables.Insert(
            "balances (holder, item, amount)",
            [.. lines.SelectMany(line => ((string, long)[])[(source, -line.Amount), (target, line.Amount)],
                    (line, end) => (Holder: end.Item1, line.Item, Amount: end.Item2))
                .GroupBy(end => (end.Holder, end.Item))
                .Select(ends => new object?[] { ends.Key.Holder, ends.Key.Item, ends.Sum(end => end.Amount) })],
            "on conflict (holder, item) do update set amount = balances.amount + excluded.amount");
    }

    public static Dictionary<string, long> Of(Tables tables, string holder, IReadOnlyList<string> items) =>
        tables.Query<(string Item, long Amount)>(
            $"select item, amount from balances where holder = {holder} and item in {items} order by item")
        .ToDictionary(row => row.Item, row => row.Amount, StringComparer.Ordinal);

    /// <exception cref="Refused">stock-short</exception>
    public static void RequireStock(Tables tables, string holder, IReadOnlyList<AidLine> lines)
    {
        var stock = Of(tables, holder, [.. lines.Select(line => line.Item)]);
        foreach (var line in lines)
        {
            var there = stock.GetValueOrDefault(line.Item);
            if (there < line.Amount)
            {
                throw new Refused("stock-short", $"{holder} has {there} of item {line.Item} and {line.Amount} are "
                    + "asked. Bring stock first, or give less.");
            }
        }
    }

    /// <exception cref="Refused">lines-invalid</exception>
    public static void RequireLines(IReadOnlyList<AidLine> lines)
    {
        if (lines.Count is 0 or > Limits.LinesMax)
        {
            throw new Refused("lines-invalid", $"There are {lines.Count} lines; give 1 to {Limits.LinesMax}.");
        }

        foreach (var line in lines)
        {
            if (string.IsNullOrWhiteSpace(line.Item) || line.Item.Length > Limits.IdMax
                || line.Amount is < 1 or > Limits.AmountMax)
            {
                throw new Refused("lines-invalid", $"The line '{line.Item}' with amount {line.Amount} cannot be: name "
                    + $"an item and an amount from 1 to {Limits.AmountMax}.");
            }
        }

        if (lines.DistinctBy(line => line.Item).Count() < lines.Count)
        {
            throw new Refused("lines-invalid", "An item is on two lines. Put it on one, with the whole amount.");
        }
    }

    /// <exception cref="Refused">item-unknown</exception>
    public static void RequireItems(Tables tables, IEnumerable<string> items)
    {
        var asked = items.ToList();
        var known = tables.Query<string>($"select code from items where code in {asked} order by code");
        if (asked.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new Refused("item-unknown", $"Item {unknown} is not in the catalogue. Correct its code, or import "
                + "the catalogue of relief items first.");
        }
    }

    /// <exception cref="Refused">text-invalid</exception>
    public static void RequireText(string what, string? text, int longest = Limits.IdMax)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest)
        {
            throw new Refused("text-invalid", $"{what} is missing or longer than {longest} characters. Correct it.");
        }
    }
}

/// <summary>Many rows in few statements.</summary>
internal static class ManyRows
{
    /// <summary>In runs of halving length, so that only few statements are ever prepared.</summary>
    /// <param name="into">The table with its columns.</param>
    /// <param name="conflict">What follows the rows.</param>
    public static void Insert(this Tables tables, string into, IReadOnlyList<object?[]> rows, string conflict = "")
    {
        var done = 0;
        foreach (var run in (int[])[64, 32, 16, 8, 4, 2, 1])
        {
            for (; rows.Count - done >= run; done += run)
            {
                var sql = new Sql(into.Length + conflict.Length + (run * 8), run * rows[0].Length);
                sql.AppendLiteral($"insert into {into} values ");
                for (var row = done; row < done + run; row++)
                {
                    sql.AppendLiteral(row == done ? "(" : ", (");
                    foreach (var (at, value) in rows[row].Index())
                    {
                        sql.AppendLiteral(at == 0 ? "" : ", ");
                        sql.AppendFormatted(value);
                    }

                    sql.AppendLiteral(")");
                }

                sql.AppendLiteral($" {conflict}");
                tables.Execute(sql);
            }
        }
    }
}
