using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class ZoneTimelineTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_step_says_when_who_what_and_where_the_zone_stood_after_it(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify("host", "unhcr", "icrc");
        await node.Do(new AskClarification(Zaatari.Zone, "q1", "icrc", "Why here?"));
        await node.Do(new AnswerClarification(Zaatari.Zone, "q1", "host", "For the water."));
        await node.Do(Zaatari.Answer("host"));
        await node.Do(Zaatari.Answer("unhcr"));
        await node.Do(Zaatari.Answer("icrc"));
        var last = await node.Do(new OpenZone(Zaatari.Zone));
        var timeline = node.Journal.Read(tables => ZoneTimeline.Of(tables, Zaatari.Zone));
        Assert.Equal(
            [
                ("proposed", ZoneState.Proposed), ("notified", ZoneState.Notified), ("asked", ZoneState.Notified),
                ("explained", ZoneState.Notified), ("answered", ZoneState.Notified), ("answered", ZoneState.Notified),
                ("answered", ZoneState.Recognised), ("opened", ZoneState.Open),
            ],
            timeline.Select(step => (step.Step, step.After)));
        Assert.All(timeline, step => Assert.Contains(step.Step, ZoneTimeline.Steps));
        Assert.Equal(["host", "icrc", "unhcr"], timeline[1].Parties.Select(party => party.Id));
        Assert.Equal("السلطة المضيفة", timeline[4].Parties[0].NameArabic);
        Assert.Equal(("Head of mission", true), (timeline[6].Signatory, timeline[6].Signed));
        Assert.Equal((last.AtMs, last.Actor), (timeline[^1].AtMs, timeline[^1].Actor));
    }
}
