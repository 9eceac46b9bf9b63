namespace Aman.Aid;

/// <summary>How far a cycle has come, by item, in units.</summary>
public sealed record ItemCoverage(string Item, string? Name, string? Unit, long Entitled, long Collected)
{
    public long Remaining => Entitled - Collected;

    public static IReadOnlyList<ItemCoverage> Of(Tables tables, string zone, string programme, string cycle) =>
        tables.Query<ItemCoverage>($"""
            select l.item, i.name, i.unit, cast(sum(l.amount) as bigint) as entitled,
              cast(sum(l.collected) as bigint) as collected
            from entitlement_lines l left join items i on i.code = l.item
            where l.zone = {zone} and l.programme = {programme} and l.cycle = {cycle}
            group by l.item, i.name, i.unit order by l.item
            """);
}
