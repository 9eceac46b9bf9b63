using Aman.Access;
using Aman.Aid;
using Aman.Help;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Help;

public class DeliverGoodsTests
{
    private const string Donor = "donor:party-one", Site = "site:zaatari";

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Goods_end_in_the_ledger_which_still_sums_to_zero_and_the_request_shows_them(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        var ask = world.Goods();
        await node.Do(ask);
        await node.Do(world.Offer(ask));
        await node.Do(new AcceptHelp(Neighbours.Zone, "offer-1"));
        await node.Do(new GrantRole("storekeeper", "site-manager", "unhcr", Neighbours.Zone));
        var arrive = new DeliverGoods(Neighbours.Zone, "offer-1", Donor, Site, [new(Neighbours.Tarp, 60)], "W-1");
        await node.Refusal(arrive, "not-permitted", Neighbours.Liaison(Neighbours.Ready));
        await node.Do(arrive, new("storekeeper"));
        await node.Do(new MakeTransfer(Entry.World, Donor, "warehouse:amman", [new(Neighbours.Soap, 20)], "G-1"));
        await node.Do(arrive with
        {
            Source = "warehouse:amman", Lines = [new(Neighbours.Soap, 20)], Document = null,
        });

        Assert.Equal(
            [new(Neighbours.Soap, Neighbours.Soap, -20, 0, 0, 20, 0, 0, 0),
                new(Neighbours.Tarp, Neighbours.Tarp, -60, 0, 0, 60, 0, 0, 0)],
            node.Journal.Read(LedgerBalance.Of));
        var request = Neighbours.Request(node);
        Assert.Equal(HelpState.Open, request.State);
        Assert.Equal([new(Neighbours.Tarp, 100, 100, 60), new(Neighbours.Soap, 20, 20, 20)], request.Lines);
        Assert.Equal(40, request.Lines[0].Missing);
        Assert.Equal(["W-1", null], request.Deliveries.Select(one => one.Reference));
        await node.Do(arrive with { Lines = [new(Neighbours.Tarp, 40)] });
        Assert.Equal(HelpState.Met, Neighbours.Request(node).State);
        var tables = node.Database.Fingerprints(Schema.Sql);
        node.Journal.Rebuild();
        Assert.Equal(tables, node.Database.Fingerprints(Schema.Sql));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_delivery_that_was_not_accepted_or_does_not_fit_is_refused(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        var ask = world.Goods();
        await node.Do(ask);
        await node.Do(world.Offer(ask));
        var arrive = new DeliverGoods(Neighbours.Zone, "offer-1", Donor, Site, [new(Neighbours.Tarp, 60)]);
        await node.Refusal(arrive, "help-not-accepted");
        await node.Do(new AcceptHelp(Neighbours.Zone, "offer-1"));
        foreach (var (code, command) in ((string, DeliverGoods)[])
            [("help-unknown", arrive with { Offer = "offer-9" }), ("help-lines", arrive with { Lines = [] }),
            ("help-amount", arrive with { Lines = [new(Neighbours.Tarp, 101)] }),
            ("holder-unknown", arrive with { Source = "party-one" }),
            ("site-elsewhere", arrive with { Target = "site:azraq" }),
            ("transfer-elsewhere", arrive with { Target = "warehouse:amman" }),
            ("transfer-to-household", arrive with { Target = "household:h1" }),
            ("stock-short", arrive with { Source = "warehouse:amman" }),
            ("text-invalid", arrive with { Document = "" }),
            ("help-people", arrive with { Document = "01890000-0000-7000-8000-000000000001" })])
        {
            await node.Refusal(command, code);
        }

        await node.Refusal(new DeliverService(Neighbours.Zone, "offer-1", arrive.Lines, "Brought by us"), "help-kind");
        Assert.Empty(node.Journal.Read(LedgerBalance.Of));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Staff_and_services_are_recorded_as_they_come(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        var ask = world.Goods() with { Kind = HelpKinds.Staff, Lines = [new("health", 3)] };
        await node.Do(ask);
        await node.Do(world.Offer(ask));
        await node.Do(new AcceptHelp(Neighbours.Zone, "offer-1"));
        var came = new DeliverService(Neighbours.Zone, "offer-1", [new("health", 2)], "Two surgeons began.");
        await node.Refusal(came with { Title = "" }, "text-missing");
        await node.Refusal(came with { Lines = [new("health", 4)] }, "help-amount");
        await node.Refusal(came with { Lines = [new("singing", 1)] }, "help-lines");
        await node.Refusal(came, "party-not-yours", Neighbours.Liaison("party-two"));
        await node.Refusal(new DeliverGoods(Neighbours.Zone, "offer-1", Donor, Site, came.Lines), "help-kind");
        await node.Do(came, Neighbours.Liaison(Neighbours.Ready));
        Assert.Equal([new("health", 3, 3, 2)], Neighbours.Request(node).Lines);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_came_on_an_agreement_that_was_taken_back_elsewhere_is_kept_and_shown_as_wrong(string engine)
    {
        var world = new Neighbours();
        await using var here = await world.Open(engine);
        await using var site = Engines.Node(engine, world);
        var ask = world.Goods(by: "unhcr");
        await here.Do(ask);
        await here.Do(new AgreeToHelp(Neighbours.Zone, "ask-1", "host", "We agree."));
        await here.Do(world.Offer(ask));
        await here.Do(new AcceptHelp(Neighbours.Zone, "offer-1"));
        Exchange.Send(here, site);
        await here.Do(new WithdrawAgreement(Neighbours.Zone, "ask-1", "host", "The road is unsafe."));
        world.Wait(1);
        await site.Do(new DeliverGoods(Neighbours.Zone, "offer-1", Donor, Site, [new(Neighbours.Tarp, 60)]));
        Exchange.Send(site, here);
        Exchange.Send(here, site);

        foreach (var node in (Node[])[here, site])
        {
            var wrong = Assert.Single(Neighbours.Book(node).Exceptions);
            Assert.Equal(("not-agreed", "ask-1", 60L), (wrong.Wrong, wrong.Request, wrong.Lines[0].Amount));
            Assert.Empty(Neighbours.Request(node).Deliveries);
            Assert.Equal(-60, node.Journal.Read(LedgerBalance.Of).Single().Donors);
        }

        Assert.Equal(here.Database.Fingerprints(Schema.Sql), site.Database.Fingerprints(Schema.Sql));
    }
}
