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
        return [.. rows.Select(row => row with
        {
            Counters = string.Join(", ", tables.Query<string>($"""
                select distinct node from transfers where target = {Holder.Household(row.Household)}
                  and programme = {row.Programme} and cycle = {row.Cycle} and item = {row.Item} order by node
                """)),
        })];
    }

    public static long Count(Tables tables, string zone) => tables.One<long>(
        $"select count(*) from entitlement_lines where zone = {zone} and collected > amount");
}
