using System.Runtime.CompilerServices;

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
        var balances = Balances.In(tables);
        foreach (var line in lines)
        {
            balances.Add(source, line.Item, -line.Amount);
            balances.Add(target, line.Item, line.Amount);
        }
    }

    public static Dictionary<string, long> Of(Tables tables, string holder, IReadOnlyList<string> items)
    {
        var written = tables.Query<(string Item, long Amount)>(
            $"select item, amount from balances where holder = {holder} and item in {items} order by item")
            .ToDictionary(row => row.Item, row => row.Amount, StringComparer.Ordinal);
        var balances = Balances.In(tables);
        return items.Distinct(StringComparer.Ordinal).ToDictionary(
            item => item, item => written.GetValueOrDefault(item) + balances.Of(holder, item), StringComparer.Ordinal);
    }

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

/// <summary>What a transaction adds to the balances, written once, before it commits. A store that every collection
/// draws from is one row, and an engine keeps a version of it for each time it is written.</summary>
internal sealed class Balances
{
    private const int ChangesMax = 10_000;
    private static readonly ConditionalWeakTable<Tables, Balances> Opened = [];
    private readonly Dictionary<(string Holder, string Item), long> changes = [];
    private readonly Tables tables;

    private Balances(Tables tables)
    {
        this.tables = tables;
        tables.BeforeCommit(Write);
    }

    public static Balances In(Tables tables) => Opened.GetValue(tables, one => new(one));

    public long Of(string holder, string item) => changes.GetValueOrDefault((holder, item));

    public void Add(string holder, string item, long amount)
    {
        changes[(holder, item)] = Of(holder, item) + amount;
        if (changes.Count >= ChangesMax)
        {
            Write();
        }
    }

    private void Write()
    {
        tables.Insert(
            "balances (holder, item, amount)",
            [.. changes.Select(change => new object?[] { change.Key.Holder, change.Key.Item, change.Value })],
            "on conflict (holder, item) do update set amount = balances.amount + excluded.amount");
        changes.Clear();
    }
}
