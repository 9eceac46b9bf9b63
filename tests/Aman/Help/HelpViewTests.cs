using Aman.Access;
using Aman.Help;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Help;

public class HelpViewTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_standing_offer_shows_what_it_holds_only_where_the_rule_allows(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        await node.Do(Neighbours.Territory);
        await node.Do(new GrantRole("coordinator", "zone-coordinator", "unhcr", Neighbours.World));
        await node.Do(world.Standing(HelpKinds.Goods, "IQ", new HelpLine(Neighbours.Tarp, 500)));

        var own = Assert.Single(See(Neighbours.Ready).Standing);
        Assert.Equal((false, 500L), (own.ReadyOnly, own.Offer.Lines[0].Amount));
        var shown = Assert.Single(See(Neighbours.Neighbour).Standing);
        Assert.Equal((true, Neighbours.Ready, HelpKinds.Goods), (shown.ReadyOnly, shown.Offer.By, shown.Offer.Kind));
        Assert.Empty(shown.Offer.Lines);
        Assert.Null(shown.Offer.Terms);
        Assert.Empty(See("host").Standing);
        Assert.Empty(node.Journal.Read(tables => HelpView.Of(tables, new("coordinator"))).Standing);
        Assert.DoesNotContain(See(Neighbours.Neighbour).Trail, step => step.Step == HelpSteps.StoodReady);
        Assert.Empty(node.Journal.Read(tables => HelpView.Of(tables, new("nobody"))).Standing);

        await node.Do(new SetHelpRule(false, "unhcr", "All agreed to drop it."));
        Assert.False(Assert.Single(See("host").Standing).ReadyOnly);
        await node.Do(new SetHelpRule(true, "unhcr", "All agreed to keep it."));
        await node.Do(world.Information() with { Kind = HelpKinds.Goods, Lines = [new(Neighbours.Tarp, 600)] });
        var match = Assert.Single(See(Neighbours.Neighbour).Matches);
        Assert.Equal([new(Neighbours.Tarp, 600, 500)], match.Lines);
        Assert.Equal((83, "kind territory all part"), (match.Percent, string.Join(' ', match.Reasons)));

        HelpView See(string party) => node.Journal.Read(tables => HelpView.Of(tables, Neighbours.Liaison(party)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_request_to_some_is_seen_by_them_by_whose_territory_it_is_and_the_coordinator(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        await node.Do(new GrantRole("coordinator", "zone-coordinator", "icrc", Neighbours.Zone));
        await node.Do(new GrantRole("elsewhere", "zone-coordinator", "icrc", "azraq"));
        await node.Do(world.Goods(by: "unhcr") with { To = [Neighbours.Ready] });
        foreach (var (user, seen) in ((string, int)[])
            [("user-host", 1), ("user-unhcr", 1), ($"user-{Neighbours.Ready}", 1), ("user-party-two", 0),
            ("coordinator", 1), ("elsewhere", 0), ("nobody", 0)])
        {
            var view = node.Journal.Read(tables => HelpView.Of(tables, new(user)));
            Assert.Equal((user, seen), (user, view.Requests.Count));
            Assert.Equal(seen, view.Trail.Count(step => step.Step == HelpSteps.Asked));
        }
    }
}
