using Aman.Aid;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Aid;

public class LedgerTests
{
    // A page that was cut before others' movements were left out could be empty, and look like the end.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Whoever_may_read_one_zone_pages_through_its_movements_alone(string engine)
    {
        await using var node = await Store.Open(engine);
        var all = node.Journal.Read(tables => ItemLedger.Of(tables, Store.Soap));
        Assert.Equal([Entry.World, Entry.World, Store.Zone], all.Select(one => one.Zone));
        Assert.Equal([all[2]], node.Journal.Read(tables => ItemLedger.Of(tables, Store.Soap, zones: [Store.Zone])));
        Assert.Empty(node.Journal.Read(tables => ItemLedger.Of(tables, Store.Soap, zones: [])));
        Assert.Empty(node.Journal.Read(
            tables => ItemLedger.Of(tables, Store.Soap, after: all[2].Stamp, zones: [Store.Zone])));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Random_histories_of_two_cut_off_nodes_end_in_the_same_ledger_with_sums_of_zero(string engine)
    {
        await using var north = await Store.Open(engine, ProgrammeModes.Loose, soap: 40);
        await using var south = Engines.Node(engine);
        await north.Do(new IssueEntitlements(Store.Zone, "kits", Store.Cycle));
        Exchange.Send(north, south);
        var random = new Random(20_261_124);
        var recorded = 0;
        foreach (var round in Enumerable.Range(0, 120))
        {
            try
            {
                await Wish(random, random.Next(2) == 0 ? north : south, round);
                recorded++;
            }
            catch (Refused)
            {
                // Random wishes are often refused; only what became a fact matters here.
            }
        }

        Assert.True(recorded > 40);
        await using var first = Engines.Node(engine);
        await using var second = Engines.Node(engine);
        Exchange.Send(north, first);
        Exchange.Send(south, first);
        foreach (var (node, head) in ((Node[])[south, north])
            .SelectMany(node => node.Journal.Heads(), (node, head) => (node, head))
            .Where(one => one.head.Node == one.node.Name())
            .OrderByDescending(one => one.head.Scope, StringComparer.Ordinal))
        {
            Exchange.Send(node, second, head);
        }

        var expected = first.Database.Fingerprints(Schema.Sql);
        Assert.Equal(expected, second.Database.Fingerprints(Schema.Sql));
        second.Journal.Rebuild();
        Assert.Equal(expected, second.Database.Fingerprints(Schema.Sql));
        Assert.All(first.Journal.Read(LedgerBalance.Of), item => Assert.Equal(0, item.Sum));
        Assert.NotEmpty(first.Journal.Read(tables => DoubleCollections.Of(tables, Store.Zone)));
        Assert.Empty(first.Journal.Read(tables => tables.Query<string>($"""
            with ends as (
              select source as holder, item, -amount as amount from transfers
              union all select target, item, amount from transfers)
            select b.holder from balances b
            where b.amount <> (select sum(e.amount) from ends e where e.holder = b.holder and e.item = b.item)
            order by b.holder
            """)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Transfers_that_share_a_commit_cannot_give_the_same_stock_twice(string engine)
    {
        await using var node = await Store.Open(engine, soap: 100);
        var moves = await Task.WhenAll(Enumerable.Range(0, 60).Select(async _ =>
        {
            try
            {
                return await Move(node, Store.Zone, Store.Site, "loss:rain", Store.Soap, 7);
            }
            catch (Refused refused) when (refused.Code == "stock-short")
            {
                return null;
            }
        }));
        Assert.Equal(14, moves.Count(move => move is not null));
        Assert.Equal(2, node.Journal.Read(tables => tables.One<long>(
            $"select amount from balances where holder = {Store.Site} and item = {Store.Soap}")));
        var live = node.Database.Fingerprints(Schema.Sql);
        node.Journal.Rebuild();
        Assert.Equal(live, node.Database.Fingerprints(Schema.Sql));
    }

    private static Task<Entry> Wish(Random random, Node node, int round) => random.Next(8) switch
    {
        0 => Move(node, Entry.World, "donor:ifrc", "warehouse:amman", Store.Soap, random.Next(1, 50)),
        1 => Move(node, Entry.World, "warehouse:amman", "transit:t", Store.Soap, random.Next(1, 3_000)),
        2 => Move(node, Store.Zone, "transit:t", Store.Site, Store.Soap, random.Next(1, 60)),
        3 => Move(node, Store.Zone, Store.Site, "loss:rain", Store.Tent, random.Next(1, 60)),
        4 => node.Do(Store.Programme($"p{random.Next(2)}", random.Next(2) == 0 ? "strict" : "loose")),
        5 => node.Do(new IssueEntitlements(
            Store.Zone, $"p{random.Next(2)}", Store.Cycle, random.Next(2) == 0 ? null : "third")),
        6 => node.Do(new HandOverEntitlements(Store.Zone, $"p{random.Next(2)}", Store.Cycle, $"node{round}",
            [$"h{random.Next(1, 5)}"])),
        _ => node.Do(Store.Collect($"h{random.Next(1, 5)}") with { Programme = random.Next(3) == 0 ? "p0" : "kits" }),
    };

    private static Task<Entry> Move(Node node, string zone, string source, string target, string item, long amount) =>
        node.Do(new MakeTransfer(zone, source, target, [new(item, amount)]));
}
