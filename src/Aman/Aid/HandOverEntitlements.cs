using Aman.Zones;

namespace Aman.Aid;

/// <summary>Hands entitlements that wait here to another node or device, which alone may serve them from then on; at
/// most <see cref="Limits.EntitlementBatch"/> at once; send it again until nothing changes.</summary>
/// <param name="Target">The node, or <c>node/device</c>, that receives them.</param>
/// <param name="Households">Null for all that are held here and not collected yet.</param>
/// <param name="Device">The device of this node that gives them; null for the node itself.</param>
public sealed record HandOverEntitlements(string Zone, string Programme, string Cycle, string Target,
    IReadOnlyList<string>? Households = null, string? Device = null) : ICommand
{
    public static string Permission => "aid.handover";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        ZoneLife.RequireAid(tables, Zone);
        Ledger.RequireText("The holder that receives", Target);
        var here = Entitlements.Here(tables, Device);
        if (Target == here)
        {
            throw new Refused(
                "transfer-nowhere", $"{Target} holds them already. Name the node or device that receives.");
        }

        var mine = Waiting(tables, here);
        return mine.Count == 0 ? null : new EntitlementsHandedOver(Programme, Cycle, Target, mine);
    }

    private List<string> Waiting(Tables tables, string here)
    {
        if (Households is null)
        {
            return tables.Query<string>($"""
                select e.household from entitlements e where e.zone = {Zone} and e.programme = {Programme}
                  and e.cycle = {Cycle} and e.holder = {here} and exists (
                    select 1 from entitlement_lines l where l.zone = {Zone} and l.programme = {Programme}
                      and l.cycle = {Cycle} and l.household = e.household and l.collected < l.amount)
                order by e.household limit {Limits.EntitlementBatch}
                """);
        }

        if (Households.Count > Limits.EntitlementBatch)
        {
            throw new Refused("lines-invalid",
                $"There are {Households.Count} households; hand over at most {Limits.EntitlementBatch} at once.");
        }

        var holders = tables.Query<(string Household, string Holder)>($"""
            select household, holder from entitlements where zone = {Zone} and programme = {Programme}
              and cycle = {Cycle} and household in {Households} order by household
            """).ToDictionary(row => row.Household, row => row.Holder, StringComparer.Ordinal);
        foreach (var household in Households)
        {
            if (holders.GetValueOrDefault(household) is not { } holder)
            {
                throw CollectAid.NotEntitled(household, Programme, Cycle);
            }

            if (holder != here && holder != Target)
            {
                throw CollectAid.HeldElsewhere(household, holder);
            }
        }

        return [.. Households.Where(household => holders[household] == here).Distinct().Order(StringComparer.Ordinal)];
    }
}

/// <summary>Entitlements are held by another node or device.</summary>
public sealed record EntitlementsHandedOver(string Programme, string Cycle, string Target,
    IReadOnlyList<string> Households) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        Entitlements.Hold(tables, entry, Programme, Cycle, Target, Households);
}
