using Aman.People;
using Aman.Shelter;
using Aman.Zones;

namespace Aman.Aid;

/// <summary>Issues a cycle's entitlements to households that are here and have none yet, at most
/// <see cref="Limits.EntitlementBatch"/> at once; send it again until nothing changes.</summary>
/// <param name="Holder">The node, or <c>node/device</c>, that may hand out; null for this node.</param>
/// <param name="Household">The one household to issue for; null for all.</param>
public sealed record IssueEntitlements(string Zone, string Programme, string Cycle, string? Holder = null,
    string? Household = null) : ICommand
{
    public static string Permission => "aid.issue";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        ZoneLife.RequireAid(tables, Zone);
        var programme = Aid.Programme.Require(tables, Zone, Programme);
        var here = tables.Beside<NodeKey>().Node;
        if (programme.Issuer != here)
        {
            throw new Refused("issued-elsewhere", $"The entitlements of '{Programme}' are issued by node "
                + $"{programme.Issuer}, where the programme was set up. Issue them there.");
        }

        if (programme.Cycle != Cycle)
        {
            throw new Refused("cycle-unknown", $"The programme's cycle is '{programme.Cycle}', not '{Cycle}'. Issue "
                + "that one, or set the programme to the new cycle first.");
        }

        if (Holder is not null)
        {
            Ledger.RequireText("The holder", Holder);
        }

        if (Household is not null && Stay.Find(tables, Zone, Household) is null or { People: 0 })
        {
            throw new Refused("household-not-present", $"Household {HouseholdNumber.Of(Household)} is not here, "
                + "and entitlements go by how many are. Record its arrival first.");
        }

        var households = tables.Query<(string Household, long People)>($"""
            select s.household, s.people from stays s where s.zone = {Zone} and s.people > 0
              and ({Household is null} = 1 or s.household = {Household ?? ""}) and not exists (
              select 1 from entitlements e where e.zone = {Zone} and e.programme = {Programme} and e.cycle = {Cycle}
                and e.household = s.household)
            order by s.household limit {Limits.EntitlementBatch}
            """);
        var items = programme.List;
        return households.Count == 0 ? null : new EntitlementsIssued(
            Programme, Cycle, programme.Mode == ProgrammeModes.Strict ? Holder ?? here : "",
            [.. items.Select(item => item.Item)],
            [.. households.Select(one => new HouseholdAmounts(
                one.Household, [.. items.Select(item => item.Amount * (item.Per == "person" ? one.People : 1))]))]);
    }
}

/// <summary>Households may collect a cycle's items from its holder; from anyone when that is empty.</summary>
public sealed record EntitlementsIssued(string Programme, string Cycle, string Holder, IReadOnlyList<string> Items,
    IReadOnlyList<HouseholdAmounts> Households) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        var households = Households.DistinctBy(one => one.Household).ToList();
        Entitlements.Hold(tables, entry, Programme, Cycle, Holder, [.. households.Select(one => one.Household)]);
        tables.Insert(
            "entitlement_lines (zone, programme, cycle, household, item, amount, issued, collected)",
            [.. households.SelectMany(
                one => Items.Zip(one.Amounts).DistinctBy(pair => pair.First),
                (one, pair) => new object?[]
                    { entry.Scope, Programme, Cycle, one.Household, pair.First, pair.Second, entry.Stamp, 0 })],
            """
            on conflict (zone, programme, cycle, household, item) do update
            set amount = excluded.amount, issued = excluded.issued where excluded.issued > entitlement_lines.issued
            """);
    }
}

/// <summary>What a household may collect, in the order of the fact's items.</summary>
public sealed record HouseholdAmounts(string Household, IReadOnlyList<long> Amounts);
