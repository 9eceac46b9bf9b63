namespace Aman.Aid;

/// <summary>What a household may collect and has collected, newest cycle first.</summary>
/// <param name="Holder">Who may hand it out; empty when anyone may.</param>
public sealed record HouseholdAid(string Programme, string Cycle, string Item, string? Name, string? Unit, long Amount,
    long Collected, string Holder)
{
    public static IReadOnlyList<HouseholdAid> Of(Tables tables, string zone, string household) =>
        tables.Query<HouseholdAid>($"""
            select e.programme, e.cycle, l.item, i.name, i.unit, l.amount, l.collected, e.holder from entitlements e
            join entitlement_lines l on l.zone = e.zone and l.programme = e.programme and l.cycle = e.cycle
              and l.household = e.household
            left join items i on i.code = l.item
            where e.household = {household} and e.zone = {zone}
            order by e.cycle desc, e.programme, l.item limit {Limits.RowsMax}
            """);
}
