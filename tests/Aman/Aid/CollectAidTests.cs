using Aman.Aid;
using Aman.Shelter;
using Aman.Tests.Topics.Zones;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Aid;

public class CollectAidTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_household_collects_once_in_parts_or_whole_and_the_coverage_shows_it(string engine)
    {
        await using var node = await Store.Open(engine);
        Assert.NotNull(await node.Do(new IssueEntitlements(Store.Zone, "kits", Store.Cycle)));
        Assert.Null(await node.Do(new IssueEntitlements(Store.Zone, "kits", Store.Cycle)));
        await node.Do(Store.Collect("h1"));
        await node.Do(Store.Collect("h2", new AidLine(Store.Soap, 3)));
        Assert.Matches(" on 20", await node.Refusal(Store.Collect("h1"), "already-collected"));
        Assert.Equal(
            [(null, 2, 0, 0), ($"{Store.Zone}/D1", 1, 1, 0), ($"{Store.Zone}/D2", 1L, 0L, 1L)],
            node.Journal.Read(tables => CycleCoverage.Of(tables, Store.Zone, "kits", Store.Cycle))
                .Select(one => (one.District, one.Entitled, one.Collected, one.Begun)));
        Assert.Equal(
            [(Store.Soap, 20, 5), (Store.Tent, 4L, 1L)],
            node.Journal.Read(tables => ItemCoverage.Of(tables, Store.Zone, "kits", Store.Cycle))
                .Select(one => (one.Item, one.Entitled, one.Collected)));
        await node.Do(Store.Collect("h2"));
        await node.Refusal(Store.Collect("h2", new AidLine(Store.Soap, 1)), "already-collected");
        Assert.Equal(
            [4L, 1L],
            node.Journal.Read(tables => HouseholdAid.Of(tables, Store.Zone, "h2")).Select(one => one.Collected));
        Assert.Empty(node.Journal.Read(tables => DoubleCollections.Of(tables, Store.Zone)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_refusal_says_what_is_missing(string engine)
    {
        await using var node = await Store.Open(engine, soap: 5);
        await node.Refusal(new CollectAid("never-proposed", "h1", "kits", Store.Cycle), "zone-not-open");
        Assert.Matches("issue entitlements", await node.Refusal(Store.Collect("h1"), "not-entitled"));
        await node.Do(new IssueEntitlements(Store.Zone, "kits", Store.Cycle));
        await node.Refusal(Store.Collect("h9"), "not-entitled");
        await node.Refusal(Store.Collect("h1", new AidLine("GOLD", 1)), "not-entitled");
        await node.Refusal(Store.Collect("h1", new AidLine(Store.Soap, 3)), "not-entitled");
        await node.Refusal(Store.Collect("h1", new AidLine(Store.Soap, -1)), "lines-invalid");
        Assert.Matches(node.Name(), await node.Refusal(Store.Collect("h1") with { Device = "t1" }, "held-elsewhere"));
        await node.Do(Store.Collect("h1", new AidLine(Store.Soap, 2)));
        await node.Refusal(Store.Collect("h1", new AidLine(Store.Soap, 1)), "already-collected");
        Assert.Matches("has 3 of item", await node.Refusal(Store.Collect("h4"), "stock-short"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Aid_and_departure_go_on_while_the_zone_is_suspended_and_arrivals_stop(string engine)
    {
        await using var node = await Store.Open(engine);
        await node.Do(new IssueEntitlements(Store.Zone, "kits", Store.Cycle));
        await node.Do(new SuspendZone(Store.Zone, "Shells fell near the gate."));
        await node.Do(Store.Collect("h1"));
        await node.Do(new AssignShelter(Store.Zone, "h3", $"{Store.Zone}/D1-B1-H4"));
        await node.Refusal(new RecordArrival(Store.Zone, "h9", 2), "zone-not-open");
        Assert.NotNull(await node.Do(new DepartHousehold(Store.Zone, "h1")));
    }
}
