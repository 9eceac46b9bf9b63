using Aman.Help;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Help;

public class AskForHelpTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_request_or_standing_offer_that_lacks_something_is_refused_with_the_mend(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        var ask = world.Goods();
        foreach (var (code, command) in ((string, AskForHelp)[])
            [("help-id", ask with { Id = "Ask 1" }), ("help-kind", ask with { Kind = "soldiers" }),
            ("help-lines", ask with { Lines = [] }),
            ("help-lines", ask with { Lines = [new(Neighbours.Tarp, 0)] }),
            ("help-lines", ask with { Lines = [new(Neighbours.Tarp, 1), new(Neighbours.Tarp, 2)] }),
            ("help-lines", ask with { Lines = [.. Enumerable.Repeat(new HelpLine(Neighbours.Tarp, 1), 51)] }),
            ("help-lines", world.Information() with { Lines = [new("names", 1)] }),
            ("item-unknown", ask with { Lines = [new("NOTHING", 1)] }),
            ("text-missing", ask with { Purpose = " " }), ("text-too-long", ask with { Purpose = new('x', 4_001) }),
            ("help-territory", ask with { Territory = "SY" }), ("help-territory", ask with { Zone = "nowhere" }),
            ("help-territory", world.Information() with { Territory = "Iraq" }),
            ("help-territory", world.Information() with { Territory = null }),
            ("help-until", ask with { Until = world.Today.AddDays(-1) }),
            ("help-until", ask with { Until = DateOnly.MaxValue }),
            ("help-to", ask with { To = [.. Enumerable.Repeat("unhcr", 101)] }),
            ("party-unknown", ask with { To = ["nobody"] }), ("party-unknown", ask with { By = "nobody" })])
        {
            await node.Refusal(command, code);
        }

        await node.Refusal(ask, "party-not-yours", Neighbours.Liaison("unhcr"));
        await node.Refusal(ask, "not-permitted", new("nobody"));
        await node.Do(ask, Neighbours.Liaison("host"));
        await node.Refusal(ask, "help-known");
        var standing = world.Standing(HelpKinds.Goods, "IQ", new HelpLine(Neighbours.Tarp, 5));
        foreach (var (code, command) in ((string, StandReady)[])
            [("help-id", standing with { Id = "" }), ("help-kind", standing with { Kind = "money" }),
            ("help-lines", standing with { Lines = [new(Neighbours.Tarp, -1)] }),
            ("help-territory", standing with { Territory = "iq" }), ("text-missing", standing with { Words = "" }),
            ("help-until", standing with { Until = world.Today.AddYears(4) }),
            ("party-unknown", standing with { By = "nobody" }), ("help-known", standing with
            {
                Zone = Neighbours.Zone, Id = "ask-1", Territory = null,
            })])
        {
            await node.Refusal(command, code);
        }

        await node.Refusal(standing, "party-not-yours", Neighbours.Liaison("host"));
        Assert.Empty(Neighbours.Book(node).Standing);
        Assert.Equal(["ask-1"], Neighbours.Book(node).Requests.Select(one => one.Id));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_rule_and_the_territories_are_switched_on_record_only(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        Assert.Equal(new(true, null, null, null), Neighbours.Book(node).Rule);
        var off = new SetHelpRule(false, "unhcr", "Asked for by all who answer for the operation.");
        await node.Refusal(off with { Reason = "" }, "text-missing");
        await node.Refusal(off with { Party = "nobody" }, "party-unknown");
        await node.Refusal(off, "not-permitted", Neighbours.Liaison("unhcr"));
        Assert.Null(await node.Do(off with { AskFirst = true }));
        var entry = await node.Do(off);
        Assert.Equal(new(false, "unhcr", off.Reason, entry.AtMs), Neighbours.Book(node).Rule);
        Assert.Null(await node.Do(off));

        await node.Refusal(new RecordTerritory("Iraq", Neighbours.Neighbour), "help-territory");
        await node.Refusal(new RecordTerritory("IQ", "nobody"), "party-unknown");
        await node.Do(Neighbours.Territory);
        Assert.Null(await node.Do(Neighbours.Territory));
        await node.Do(new RecordTerritory("IQ08", "host"));
        Assert.Equal([Neighbours.Neighbour], Neighbours.Book(node).Whose("IQ07"));
        Assert.Equal(["host"], Neighbours.Book(node).Whose("IQ0801"));
        Assert.Empty(Neighbours.Book(node).Whose("SY"));
        Assert.Equal(["host"], Neighbours.Book(node).Whose(Neighbours.Zone));
    }
}
