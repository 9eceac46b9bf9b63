using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class ZoneListTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_zone_is_listed_with_its_proposal_and_where_it_stands(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Open();
        await node.Do(Zaatari.Proposal with { Zone = "azraq", Until = null, ReviewOn = new(2026, 6, 1) });
        var zones = node.Journal.Read(ZoneList.All);
        Assert.Equal(["azraq", "zaatari"], zones.Select(zone => zone.Id));
        Assert.Equal([ZoneState.Proposed, ZoneState.Open], zones.Select(zone => zone.Life.State));
        Assert.Equal(("2026-01-01", null, "2026-06-01"), (zones[0].FromDay, zones[0].UntilDay, zones[0].ReviewDay));
        Assert.Equal(Zaatari.Parties[1], zones[1].Coordinates);
        Assert.Equal(Zaatari.Outline, node.Journal.Read(tables => ZoneList.Find(tables, "zaatari"))!.Outline);
        Assert.Null(node.Journal.Read(tables => ZoneList.Find(tables, "nowhere")));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_two_proposals_made_apart_the_earlier_stands_and_answers_to_the_other_count_for_nothing(
        string engine)
    {
        await using var first = Engines.Node(engine);
        await using var second = Engines.Node(engine);
        await first.Notify();
        await second.Recognise();
        await second.Do(new OpenZone(Zaatari.Zone));
        Assert.Equal(ZoneState.Open, second.Life().State);
        Exchange(first, second);
        Exchange(second, first);
        foreach (var node in new[] { first, second })
        {
            Assert.Equal(ZoneState.Suspended, node.Life().State);
            Assert.Contains("whose signature does not fit this proposal", node.Life().Missing[0].Phrase);
        }

        Assert.Equal(first.Database.Fingerprints(Schema.Sql), second.Database.Fingerprints(Schema.Sql));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_withdrawal_at_one_node_suspends_the_zone_at_another_once_it_is_heard_of(string engine)
    {
        await using var capital = Engines.Node(engine);
        await using var camp = Engines.Node(engine);
        await capital.Recognise();
        Exchange(capital, camp);
        await camp.Do(new OpenZone(Zaatari.Zone));
        await capital.Do(new WithdrawAnswer(Zaatari.Zone, "host", "The road is needed"));
        Assert.Equal((ZoneState.Open, ZoneState.Notified), (camp.Life().State, capital.Life().State));
        Exchange(camp, capital);
        Exchange(capital, camp);
        Assert.Equal((ZoneState.Suspended, ZoneState.Suspended), (camp.Life().State, capital.Life().State));
    }

    private static void Exchange(Node from, Node to)
    {
        foreach (var head in from.Journal.Heads().Where(head => head.Node == from.Journal.Key!.Node))
        {
            to.Journal.Accept(from.Journal.Since(head.Node, head.Scope, 0), [head]);
        }
    }
}
