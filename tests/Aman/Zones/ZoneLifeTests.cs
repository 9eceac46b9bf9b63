using Aman.Access;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class ZoneLifeTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_zone_lives_from_proposal_to_closing(string engine)
    {
        await using var node = Engines.Node(engine);
        Assert.Equal(ZoneState.NotProposed, node.Life().State);
        await node.Notify();
        Assert.Equal(ZoneState.Notified, node.Life().State);
        await node.Do(new AskClarification(Zaatari.Zone, "q1", "party-one", "Who guards the roads?"));
        await node.Do(new AnswerClarification(Zaatari.Zone, "q1", "host", "The civil police, unarmed."));
        foreach (var party in Zaatari.All)
        {
            await node.Do(Zaatari.Answer(party, Answers.Accepts));
        }

        Assert.Equal(ZoneState.Recognised, node.Life().State);
        await node.Do(new OpenZone(Zaatari.Zone));
        Assert.Equal(ZoneState.Open, node.Life().State);
        await node.Do(new SuspendZone(Zaatari.Zone, "Shelling nearby"));
        Assert.Equal(ZoneState.Suspended, node.Life().State);
        await node.Do(new ResumeZone(Zaatari.Zone, "It has been quiet for a week"));
        Assert.Equal(ZoneState.Open, node.Life().State);
        await node.Do(new CloseZone(Zaatari.Zone, Zaatari.Plan));
        Assert.Equal(ZoneState.Closing, node.Life().State);
        await node.Do(new FinishClosing(Zaatari.Zone));
        Assert.Equal(ZoneState.Closed, node.Life().State);
        var live = node.Database.Fingerprints(Schema.Sql);
        node.Journal.Rebuild();
        Assert.Equal(live, node.Database.Fingerprints(Schema.Sql));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Registration_needs_an_open_zone_and_aid_one_that_was_opened(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        var missing = Assert.Throws<Refused>(() => Register(node));
        Assert.Equal("zone-not-open", missing.Code);
        Assert.Contains("it is notified", missing.Message);
        Assert.Contains("UNHCR (unhcr), which has not answered", missing.Message);
        Assert.Throws<Refused>(() => node.Journal.Read(tables => ZoneLife.RequireAid(tables, Zaatari.Zone)));
        foreach (var party in Zaatari.All)
        {
            await node.Do(Zaatari.Answer(party));
        }

        var decision = Assert.Throws<Refused>(() => Register(node));
        Assert.Contains("Missing: the decision to open it", decision.Message);
        await node.Do(new OpenZone(Zaatari.Zone));
        Register(node);
        await node.Do(new WithdrawAnswer(Zaatari.Zone, "host", "The road is needed"));
        var withdrawn = Assert.Throws<Refused>(() => Register(node));
        Assert.Contains("it is suspended", withdrawn.Message);
        Assert.Contains("Host authority (host), which withdrew its answer", withdrawn.Message);
        node.Journal.Read(tables => ZoneLife.RequireAid(tables, Zaatari.Zone));
        await node.Do(Zaatari.Answer("host"));
        Assert.Equal(ZoneState.Open, node.Life().State);
    }

    private static ZoneLife Register(Node node) =>
        node.Journal.Read(tables => ZoneLife.RequireOpen(tables, Zaatari.Zone));
}
