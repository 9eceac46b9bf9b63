using Aman.Help;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Help;

public class OfferHelpTests
{
    private const string Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Information_flows_to_a_neighbour_only_once_it_asked_and_accepted(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        var (neighbour, ready) = (Neighbours.Liaison(Neighbours.Neighbour), Neighbours.Liaison(Neighbours.Ready));
        await node.Do(Neighbours.Territory);
        await node.Do(world.Standing(HelpKinds.Information, "IQ"), ready);
        var ask = world.Information();
        var give = new GiveInformation(Neighbours.World, "offer-1", "access", "Roads that are open", Hash);
        await node.Refusal(world.Offer(ask), "help-unknown", ready);
        await node.Refusal(give, "help-unknown", ready);

        await node.Do(ask, neighbour);
        Assert.Equal("ready-1", Assert.Single(HelpMatches.Of(Neighbours.Book(node))).Standing.Id);
        await node.Do(world.Offer(ask) with { Standing = "world/ready-1" }, ready);
        Assert.Contains("before neighbour has accepted", await node.Refusal(give, "help-not-accepted", ready));
        await node.Refusal(new AcceptHelp(Neighbours.World, "offer-1"), "party-not-yours", ready);
        await node.Do(new AcceptHelp(Neighbours.World, "offer-1", "With thanks."), neighbour);
        Assert.Null(await node.Do(new AcceptHelp(Neighbours.World, "offer-1"), neighbour));
        await node.Refusal(give, "party-not-yours", Neighbours.Liaison("party-two"));
        await node.Do(give, ready);
        await node.Do(give with { Title = "Bridges that are closed" }, neighbour);
        Assert.Contains("2 were accepted and 2 delivered", await node.Refusal(give, "help-amount", ready));

        var request = Neighbours.Request(node);
        Assert.Equal((HelpState.Met, new("access", 2, 2, 2)), (request.State, Assert.Single(request.Lines)));
        Assert.Equal(["Roads that are open", "Bridges that are closed"], request.Deliveries.Select(one => one.Title));
        Assert.All(request.Deliveries, one => Assert.Equal((Hash, Neighbours.Ready, Neighbours.Neighbour),
            (one.Reference, one.From, one.To)));
        Assert.Empty(Neighbours.Book(node).Exceptions);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_another_asked_is_offered_only_while_those_whose_territory_it_is_agree(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        var ask = world.Goods(by: "unhcr");
        await node.Do(ask);
        var offer = world.Offer(ask);
        Assert.Contains("the agreement of host", await node.Refusal(offer, "help-not-agreed"));
        var agree = new AgreeToHelp(Neighbours.Zone, "ask-1", "host", "We agree.");
        await node.Refusal(agree with { Words = "" }, "text-missing");
        await node.Refusal(agree with { Request = "ask-9" }, "help-unknown");
        await node.Refusal(agree with { Party = Neighbours.Ready }, "help-territory");
        await node.Refusal(agree, "party-not-yours", Neighbours.Liaison("unhcr"));
        await node.Refusal(new WithdrawAgreement(Neighbours.Zone, "ask-1", "host", "Unsafe"), "help-not-agreed");
        await node.Do(agree, Neighbours.Liaison("host"));
        Assert.Null(await node.Do(agree));
        await node.Do(offer);
        await node.Do(new WithdrawAgreement(Neighbours.Zone, "ask-1", "host", "The road is unsafe."));
        await node.Refusal(new WithdrawAgreement(Neighbours.Zone, "ask-1", "host", " "), "text-missing");
        await node.Refusal(new AcceptHelp(Neighbours.Zone, "offer-1"), "help-not-agreed");
        await node.Do(agree);
        await node.Do(new AcceptHelp(Neighbours.Zone, "offer-1"));
        Assert.Equal(HelpState.Accepted, Assert.Single(Neighbours.Request(node).Offers).State);
        await node.Do(new WithdrawAgreement(Neighbours.Zone, "ask-1", "host", "The road is unsafe."));
        var truck = new DeliverGoods(
            Neighbours.Zone, "offer-1", "donor:party-one", "site:zaatari", [new(Neighbours.Tarp, 1)]);
        await node.Refusal(truck, "help-not-agreed");
        await node.Do(agree);
        await node.Do(truck);

        var elsewhere = world.Information("ask-2") with { Territory = "TR" };
        await node.Do(elsewhere);
        Assert.Contains("Nobody recorded", await node.Refusal(world.Offer(elsewhere, "offer-2"), "help-not-agreed"));
        await node.Do(new SetHelpRule(false, "unhcr", "All agreed to drop it."));
        await node.Do(world.Offer(elsewhere, "offer-2"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_offer_that_does_not_fit_is_refused_and_each_side_can_say_no(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        var ask = world.Goods() with
        {
            To = [Neighbours.Ready, "party-two"], Lines = [new(Neighbours.Tarp, 100)],
        };
        await node.Do(ask);
        var offer = world.Offer(ask);
        foreach (var (code, command) in ((string, OfferHelp)[])
            [("help-to", offer with { By = "unhcr" }), ("help-to", offer with { By = "host" }),
            ("help-id", offer with { Id = "-" }), ("text-missing", offer with { Terms = "" }),
            ("help-until", offer with { Until = world.Today.AddDays(-1) }), ("help-lines", offer with { Lines = [] }),
            ("help-lines", offer with { Lines = [new(Neighbours.Soap, 1)] }),
            ("item-unknown", offer with { Lines = [new("nothing", 1)] }),
            ("help-unknown", offer with { Request = "ask-9" }), ("help-known", offer with { Id = "ask-1" }),
            ("help-unknown", offer with { Standing = "world/ready-9" })])
        {
            await Refuses(node, command, code);
        }

        // Who was asked is for those who were: a refusal shows nobody the list.
        Assert.DoesNotContain("party-two", await Refuses(node, offer with { By = "unhcr" }, "help-to"));
        await node.Do(offer);
        await node.Do(offer with { Id = "offer-2", By = "party-two" });
        var no = new RefuseHelp(Neighbours.Zone, "offer-2", "host", "It was met by another.");
        await node.Refusal(no with { Reason = "" }, "text-missing");
        await node.Refusal(no with { Subject = "offer-9" }, "help-unknown");
        await node.Refusal(no with { Party = "unhcr" }, "help-to");
        await node.Refusal(no, "party-not-yours", Neighbours.Liaison("unhcr"));
        await node.Do(no);
        Assert.Null(await node.Do(no));
        await node.Refusal(new AcceptHelp(Neighbours.Zone, "offer-2"), "help-answered");
        await node.Refusal(new WithdrawHelp(Neighbours.Zone, "offer-2", "Too late"), "help-answered");
        await node.Do(new AcceptHelp(Neighbours.Zone, "offer-1"));
        await node.Refusal(no with { Subject = "offer-1" }, "help-answered");
        await node.Refusal(no with { Subject = "ask-1" }, "help-to");
        await node.Do(new RefuseHelp(Neighbours.Zone, "ask-1", "party-two", "We have none left."));
        Assert.Equal([new("party-two", "We have none left.")], Neighbours.Request(node).Declined);

        await node.Refusal(new WithdrawHelp(Neighbours.Zone, "offer-9", "Gone"), "help-unknown");
        await node.Refusal(new WithdrawHelp(Neighbours.Zone, "ask-1", ""), "text-missing");
        await node.Refusal(new WithdrawHelp(Neighbours.Zone, "ask-1", "x"), "party-not-yours",
            Neighbours.Liaison("unhcr"));
        await node.Do(new WithdrawHelp(Neighbours.Zone, "ask-1", "The rain is over."));
        Assert.Null(await node.Do(new WithdrawHelp(Neighbours.Zone, "ask-1", "Again")));
        await node.Refusal(offer with { Id = "offer-3" }, "help-over");
        Assert.Equal(HelpState.Withdrawn, Neighbours.Request(node).State);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task With_its_last_day_a_request_or_an_offer_is_over(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        var ask = world.Goods();
        await node.Do(ask);
        await node.Do(world.Offer(ask) with { Until = world.Today });
        await node.Do(world.Offer(ask, "offer-2"));
        await node.Do(new AcceptHelp(Neighbours.Zone, "offer-2"));
        world.Wait(1);
        await node.Refusal(new AcceptHelp(Neighbours.Zone, "offer-1"), "help-over");
        world.Wait(29);
        Assert.Equal(HelpState.Open, Neighbours.Request(node).State);
        world.Wait(1);
        Assert.Equal(HelpState.Expired, Neighbours.Request(node).State);
        await node.Refusal(world.Offer(ask, "offer-3"), "help-over");
        await node.Refusal(new DeliverGoods(Neighbours.Zone, "offer-2", "donor:party-one", "site:zaatari",
            [new(Neighbours.Tarp, 1)]), "help-over");
    }

    private static Task<string> Refuses(Node node, OfferHelp command, string code) => node.Refusal(command, code);
}
