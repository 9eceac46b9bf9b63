namespace Aman.Aid;

/// <summary>A household that received more of an item than it was entitled to: two counters served it while cut off
/// from each other, or nobody had issued it. A person decides what to do; nothing is dropped.</summary>
/// <param name="Counters">The nodes that served it, in order.</param>
public sealed record DoubleCollections(string Programme, string Cycle, string Household, string Item, long Entitled,
    long Collected, string Counters)
{
    public static IReadOnlyList<DoubleCollections> Of(Tables tables, string zone)
    {
        var rows = tables.Query<DoubleCollections>($"""
            select programme, cycle, household, item, amount as entitled, collected, '' as counters
            from entitlement_lines where zone = {zone} and collected > amount
            order by programme, cycle, household, item limit {Limits.RowsMax}
            """);
        var counters = tables.Query<(string Programme, string Cycle, string Household, string Item, string Node)>($"""
            select distinct l.programme, l.cycle, l.household, l.item, t.node from entitlement_lines l
            join transfers t on t.target = {Holder.Household("")} || l.household and t.programme = l.programme
              and t.cycle = l.cycle and t.item = l.item and t.zone = l.zone
            where l.zone = {zone} and l.collected > l.amount order by t.node
            """).ToLookup(one => (one.Programme, one.Cycle, one.Household, one.Item), one => one.Node);
        return [.. rows.Select(row => row with
        {
            Counters = string.Join(", ", counters[(row.Programme, row.Cycle, row.Household, row.Item)]),
        })];
    }

    public static long Count(Tables tables, string zone) => tables.One<long>(
        $"select count(*) from entitlement_lines where zone = {zone} and collected > amount");
}
