using Aman.Aid;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Aid;

public class MakeTransferTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_kit_can_be_followed_from_the_donor_to_the_household(string engine)
    {
        await using var node = await Store.Open(engine);
        await node.Do(new IssueEntitlements(Store.Zone, "kits", Store.Cycle));
        await node.Do(Store.Collect("h3"));
        await node.Do(new MakeTransfer(Store.Zone, Store.Site, "loss:rain", [new(Store.Soap, 4)]));
        Assert.Equal(
            [new(Store.Soap, Store.Soap, -5_000, 4_000, 0, 990, 6, 4, 0),
                new(Store.Tent, Store.Tent, -500, 400, 0, 99, 1, 0, 0)],
            node.Journal.Read(LedgerBalance.Of));
        Assert.Equal(
            [("donor:unhcr", "warehouse:amman", 5_000), ("warehouse:amman", "transit:truck-7", 1_000),
                ("transit:truck-7", Store.Site, 1_000), (Store.Site, "household:h3", 6L)],
            node.Journal.Read(tables => WayOfItem.Of(tables, Store.Soap, "h3"))
                .Select(one => (one.Source, one.Target, one.Amount)));
        Assert.Equal(
            ["household", "loss:rain"],
            node.Journal.Read(tables => WayOfItem.Of(tables, Store.Soap)).Skip(3).Select(one => one.Target));
        Assert.Empty(node.Journal.Read(tables => WayOfItem.Of(tables, Store.Soap, "h9")));
        var ledger = node.Journal.Read(tables => ItemLedger.Of(tables, Store.Soap));
        Assert.Equal(["G-1", "W-1", "W-1", null, null], ledger.Select(one => one.Document));
        Assert.Equal(
            2, node.Journal.Read(tables => ItemLedger.Of(tables, Store.Soap, Store.Site, ledger[2].Stamp)).Count);
        Assert.Equal(
            [(Store.Soap, 990), (Store.Tent, 99L)],
            node.Journal.Read(tables => StockByHolder.Of(tables, Store.Zone)).Select(one => (one.Item, one.Amount)));
        Assert.Equal(7, node.Journal.Read(tables => StockByHolder.Of(tables)).Count);
        Assert.Empty(node.Journal.Read(NegativeAccounts.Of));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_refusal_says_what_is_wrong_with_the_transfer(string engine)
    {
        await using var node = await Store.Open(engine);
        var good = new MakeTransfer(Store.Zone, "warehouse:amman", Store.Site, [new(Store.Soap, 1)]);
        await node.Refusal(good with { Source = "amman" }, "holder-unknown");
        await node.Refusal(good with { Source = "truck:7" }, "holder-unknown");
        await node.Refusal(good with { Target = "site:" }, "holder-unknown");
        await node.Refusal(good with { Lines = [] }, "lines-invalid");
        await node.Refusal(good with { Lines = [new(Store.Soap, 0)] }, "lines-invalid");
        await node.Refusal(good with { Lines = [new(Store.Soap, 1), new(Store.Soap, 2)] }, "lines-invalid");
        await node.Refusal(good with { Lines = [new("GOLD", 1)] }, "item-unknown");
        await node.Refusal(good with { Document = "" }, "text-invalid");
        await node.Refusal(good with { Target = "warehouse:amman" }, "transfer-nowhere");
        await node.Refusal(good with { Target = "household:h1" }, "transfer-to-household");
        await node.Refusal(good with { Target = "site:elsewhere" }, "site-elsewhere");
        await node.Refusal(good with { Zone = Entry.World }, "site-elsewhere");
        await node.Refusal(good with { Target = "loss:gone" }, "transfer-elsewhere");
        await node.Refusal(good with { Zone = "ghost", Target = "site:ghost" }, "transfer-elsewhere");
        await node.Refusal(good with { Source = "household:h1" }, "transfer-to-household");
        Assert.Matches(
            "warehouse:amman has 4000 of item HHYG01 and 4001 are asked",
            await node.Refusal(good with { Lines = [new(Store.Soap, 4_001)] }, "stock-short"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_transfer_with_one_end_is_seen_in_the_balance_of_its_item(string engine)
    {
        await using var node = await Store.Open(engine);
        Assert.All(node.Journal.Read(LedgerBalance.Of), item => Assert.Equal(0, item.Sum));
        node.Database.Transact(tables =>
        {
            tables.Execute(
                $"update balances set amount = amount + 7 where holder = {Store.Site} and item = {Store.Soap}");
            return 0;
        });
        Assert.Equal(7, node.Journal.Read(LedgerBalance.Of)[0].Sum);
        node.Journal.Rebuild();
        Assert.All(node.Journal.Read(LedgerBalance.Of), item => Assert.Equal(0, item.Sum));
    }
}
