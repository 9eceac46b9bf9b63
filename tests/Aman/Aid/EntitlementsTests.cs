using Aman.Aid;
using Aman.Shelter;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Aid;

public class EntitlementsTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task In_strict_mode_two_cut_off_nodes_cannot_both_serve_a_card(string engine)
    {
        await using var north = await Store.Open(engine);
        await using var south = Engines.Node(engine);
        await north.Do(new IssueEntitlements(Store.Zone, "kits", Store.Cycle));
        Exchange.Send(north, south);
        Assert.Matches(north.Name(), await south.Refusal(Store.Collect("h1"), "held-elsewhere"));
        await south.Refusal(new IssueEntitlements(Store.Zone, "kits", Store.Cycle), "issued-elsewhere");
        await north.Do(Handover(south, "h1", "h2"));
        // Cut off: north gave it away, south has not heard of it yet. Nobody serves, rather than both.
        Assert.Matches(south.Name(), await north.Refusal(Store.Collect("h1"), "held-elsewhere"));
        await south.Refusal(Store.Collect("h1"), "held-elsewhere");
        Exchange.Send(north, south);
        await south.Do(Store.Collect("h1"));
        await south.Do(Handover(north, "h2"));
        Exchange.Send(south, north);
        await north.Refusal(Store.Collect("h1"), "held-elsewhere");
        await north.Do(Store.Collect("h2"));
        await north.Do(new HandOverEntitlements(Store.Zone, "kits", Store.Cycle, $"{north.Name()}/t1", ["h3"]));
        await north.Refusal(Store.Collect("h3"), "held-elsewhere");
        await north.Do(Store.Collect("h3") with { Device = "t1" });
        Exchange.Send(north, south);
        Assert.Empty(south.Journal.Read(tables => DoubleCollections.Of(tables, Store.Zone)));
        Assert.Equal(north.Database.Fingerprints(Schema.Sql), south.Database.Fingerprints(Schema.Sql));
        await north.Do(new HandOverEntitlements(Store.Zone, "kits", Store.Cycle, south.Name()));
        Assert.Null(await north.Do(new HandOverEntitlements(Store.Zone, "kits", Store.Cycle, south.Name())));

        static HandOverEntitlements Handover(Node to, params IReadOnlyList<string> households) =>
            new(Store.Zone, "kits", Store.Cycle, to.Name(), households);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task In_loose_mode_a_double_collection_is_listed_with_who_served_and_not_dropped(string engine)
    {
        await using var north = await Store.Open(engine, ProgrammeModes.Loose, soap: 2);
        await using var south = Engines.Node(engine);
        await north.Do(new IssueEntitlements(Store.Zone, "kits", Store.Cycle));
        Exchange.Send(north, south);
        await north.Do(Store.Collect("h1"));
        await south.Do(Store.Collect("h1"));
        Exchange.Send(north, south);
        Exchange.Send(south, north);
        Assert.Equal(north.Database.Fingerprints(Schema.Sql), south.Database.Fingerprints(Schema.Sql));
        var both = string.Join(", ", ((string[])[north.Name(), south.Name()]).Order(StringComparer.Ordinal));
        Assert.Equal(
            [new("kits", Store.Cycle, "h1", Store.Soap, 2, 4, both),
                new("kits", Store.Cycle, "h1", Store.Tent, 1, 2, both)],
            north.Journal.Read(tables => DoubleCollections.Of(tables, Store.Zone)));
        Assert.Equal([new(Store.Site, Store.Soap, -2)], south.Journal.Read(NegativeAccounts.Of));
        Assert.All(south.Journal.Read(LedgerBalance.Of), item => Assert.Equal(0, item.Sum));
        Assert.Matches("anyone may serve", await north.Refusal(
            new HandOverEntitlements(Store.Zone, "kits", Store.Cycle, south.Name(), ["h2"]), "held-elsewhere"));
    }

    // Programmes of two zones may bear one id, and a household may have lived in both.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_served_a_household_in_another_zone_is_not_among_the_counters_of_this_one(string engine)
    {
        await using var node = await Store.Open(engine, ProgrammeModes.Loose);
        var apart = new NodeKey("elsewhere", new byte[32]);
        await node.Do(new IssueEntitlements(Store.Zone, "kits", Store.Cycle));
        await node.Do(Store.Collect("h1"));
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() << 16;
        Take(Store.Zone, at, Store.Soap);
        Take("azraq", at + 1, Store.Soap, Store.Tent);
        var both = ((string[])[node.Name(), "elsewhere"]).Order(StringComparer.Ordinal);
        var listed = Assert.Single(node.Journal.Read(tables => DoubleCollections.Of(tables, Store.Zone)));
        Assert.Equal((Store.Soap, string.Join(", ", both)), (listed.Item, listed.Counters));
        Assert.Equal(["elsewhere", "elsewhere"], node.Journal.Read(
            tables => DoubleCollections.Of(tables, "azraq")).Select(one => one.Counters));

        void Take(string zone, long at, params string[] items)
        {
            var body = Facts.All.Write(new AidCollected(
                "h1", "kits", Store.Cycle, [.. items.Select(item => new AidLine(item, 1))], null));
            var entry = new Entry(
                "elsewhere", zone, 1, at, "u1", $"{Guid.CreateVersion7():D}/0", body, "", "").Hashed();
            node.Journal.Accept([entry], [apart.Sign(entry)]);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Entitlements_are_issued_in_batches_to_those_here_and_again_to_those_who_come(string engine)
    {
        await using var node = await Store.Open(engine);
        await node.Do(new DepartHousehold(Store.Zone, "h4"));
        await Task.WhenAll(Enumerable.Range(0, Aman.Aid.Limits.EntitlementBatch).Select(
            at => node.Do(new RecordArrival(Store.Zone, $"more{at}", 3))));
        var issue = new IssueEntitlements(Store.Zone, "kits", Store.Cycle);
        Assert.NotNull(await node.Do(issue));
        Assert.NotNull(await node.Do(issue));
        Assert.Null(await node.Do(issue));
        Assert.Equal(Aman.Aid.Limits.EntitlementBatch + 3, Entitled());
        await node.Refusal(Store.Collect("h4"), "not-entitled");
        await node.Do(new RecordArrival(Store.Zone, "h4", 4));
        await node.Do(issue);
        Assert.Equal(Aman.Aid.Limits.EntitlementBatch + 4, Entitled());
        await node.Do(Store.Collect("h4"));
        var live = node.Database.Fingerprints(Schema.Sql);
        node.Journal.Rebuild();
        Assert.Equal(live, node.Database.Fingerprints(Schema.Sql));

        long Entitled() => node.Journal.Read(tables => CycleCoverage.Of(tables, Store.Zone, "kits", Store.Cycle))
            .Sum(one => one.Entitled);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_household_is_issued_what_is_due_to_it_and_the_open_ones_are_named(string engine)
    {
        await using var node = await Store.Open(engine);
        var one = new IssueEntitlements(Store.Zone, "kits", Store.Cycle, Household: "h3");
        Assert.Contains("Record its arrival", await node.Refusal(
            one with { Household = "h9" }, "household-not-present"), StringComparison.Ordinal);
        Assert.Equal(4, NotIssued());
        await node.Do(one);
        Assert.Null(await node.Do(one));
        Assert.Equal(3, NotIssued());
        Assert.Equal([new("h3", null, null, null, 3, 7, false)], Open());
        await node.Do(one with { Household = null });
        Assert.Equal(0, NotIssued());
        await node.Do(Store.Collect("h2", new AidLine(Store.Soap, 1)));
        await node.Do(Store.Collect("h4"));
        await node.Do(new DepartHousehold(Store.Zone, "h3"));
        // Those with a plot first, as one walks; who has received all is not among them.
        Assert.Equal([("h1", 1L, 3L, false), ("h2", 2L, 4L, true), ("h3", 0L, 7L, false)],
            Open().Select(row => (row.Household, row.People, row.Units, row.Begun)));
        Assert.Equal(["h2"], node.Journal.Read(tables => OpenEntitlements.Of(
            tables, Store.Zone, "kits", Store.Cycle, 1, 1)).Select(row => row.Household));

        long NotIssued() => node.Journal.Read(
            tables => OpenEntitlements.NotIssued(tables, Store.Zone, "kits", Store.Cycle));
        IReadOnlyList<OpenEntitlements> Open() => node.Journal.Read(
            tables => OpenEntitlements.Of(tables, Store.Zone, "kits", Store.Cycle, 0, 10));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Issuing_and_handing_over_what_is_not_there_is_refused(string engine)
    {
        await using var node = await Store.Open(engine);
        var issue = new IssueEntitlements(Store.Zone, "kits", Store.Cycle);
        await node.Refusal(issue with { Zone = "never-proposed" }, "zone-not-open");
        await node.Refusal(issue with { Programme = "none" }, "programme-unknown");
        await node.Refusal(issue with { Cycle = "2027-01" }, "cycle-unknown");
        await node.Refusal(issue with { Holder = "" }, "text-invalid");
        await node.Do(issue);
        var hand = new HandOverEntitlements(Store.Zone, "kits", Store.Cycle, "other", ["h1"]);
        await node.Refusal(hand with { Zone = "never-proposed" }, "zone-not-open");
        await node.Refusal(hand with { Target = "" }, "text-invalid");
        await node.Refusal(hand with { Target = node.Name() }, "transfer-nowhere");
        await node.Refusal(hand with { Households = ["h9"] }, "not-entitled");
        var many = Enumerable.Range(0, Aman.Aid.Limits.EntitlementBatch + 1).Select(at => $"x{at}").ToList();
        await node.Refusal(hand with { Households = many }, "lines-invalid");
        await node.Do(hand);
        await node.Refusal(hand with { Target = "third" }, "held-elsewhere");
    }
}
