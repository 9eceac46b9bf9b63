using Aman.Help;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Help;

public class HelpMatchesTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_standing_offer_matches_by_kind_territory_party_amount_and_day_and_says_why(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        await node.Do(new RecordTerritory("JO", "host"));
        var tarps = world.Standing(HelpKinds.Goods, "JO", new HelpLine(Neighbours.Tarp, 150));
        await node.Do(tarps);
        await node.Do(tarps with { Id = "whatever", Lines = [], Until = world.Today });
        await node.Do(tarps with { Id = "elsewhere", Territory = "TR" });
        await node.Do(tarps with { Id = "other-kind", Kind = HelpKinds.Staff, Lines = [] });
        await node.Do(tarps with { Id = "other-item", Lines = [new(Neighbours.Soap, 5)], To = ["unhcr"] });
        await node.Do(tarps with { Id = "here", Zone = Neighbours.Zone, Territory = null, To = ["host"] });
        Assert.Empty(Matches());

        var ask = world.Goods();
        await node.Do(ask);
        Assert.Equal(
            ["whatever 100 kind authority all whatever", "ready-1 83 kind authority all part",
                "here 83 kind zone named part"],
            Matches());
        await node.Do(world.Offer(ask) with
        {
            Lines = [new(Neighbours.Tarp, 90)], Standing = "world/ready-1",
        });
        Assert.Equal(60, Neighbours.Book(node).Standing.Single(one => one.Id == "ready-1").Left[0].Amount);
        Assert.Contains("ready-1 50 kind authority all part", Matches());
        await node.Do(new AcceptHelp(Neighbours.Zone, "offer-1"));
        Assert.Contains("ready-1 33 kind authority all part", Matches());
        world.Wait(1);
        Assert.DoesNotContain(Matches(), match => match.StartsWith("whatever", StringComparison.Ordinal));
        await node.Do(new WithdrawHelp(Neighbours.World, "ready-1", "The stock is used up."));
        Assert.Equal(["here 33 kind zone named part"], Matches());

        await node.Do(world.Goods("ask-2", "unhcr"));
        Assert.DoesNotContain(HelpMatches.Of(Neighbours.Book(node)), match => match.Request.Id == "ask-2");
        await node.Do(new AgreeToHelp(Neighbours.Zone, "ask-2", "host", "We agree."));
        Assert.Contains(HelpMatches.Of(Neighbours.Book(node)), match => match.Request.Id == "ask-2"
            && match.Standing.Id == "other-item");

        List<string> Matches() => [.. HelpMatches.Of(Neighbours.Book(node)).Select(match =>
            $"{match.Standing.Id} {match.Percent} {string.Join(' ', match.Reasons)}")];
    }

    // What nobody has accepted in time is there for the next who asks.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_an_offer_took_comes_back_to_the_standing_one_when_it_runs_out_unanswered(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        await node.Do(new RecordTerritory("JO", "host"));
        await node.Do(world.Standing(HelpKinds.Goods, "JO", new HelpLine(Neighbours.Tarp, 150)));
        var ask = world.Goods();
        await node.Do(ask);
        await node.Do(world.Offer(ask) with
        {
            Lines = [new(Neighbours.Tarp, 90)], Standing = "world/ready-1", Until = world.Today,
        });
        Assert.Equal(60, Left());
        world.Wait(1);
        Assert.Equal(150, Left());

        long Left() => Neighbours.Book(node).Standing.Single().Left.Sum(line => line.Amount);
    }
}
