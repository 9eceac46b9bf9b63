using Aman.Access;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class NoticesTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_step_is_noticed_by_those_it_concerns_and_says_what_waits_for_them(string engine)
    {
        var hands = new Hands();
        await using var node = Engines.Node(engine, hands);
        await node.Notify("host", "unhcr", "icrc", "party-one");
        await node.Do(new GrantRole("host-user", "liaison", "host", Zaatari.Zone));
        await node.Do(new GrantRole("icrc-user", "liaison", "icrc", Entry.World));
        await node.Do(new GrantRole("stranger", "liaison", "party-two", Zaatari.Zone));
        await node.Do(new GrantRole("elsewhere", "liaison", "host", "azraq"));
        IReadOnlyList<Notice> For(string user) => node.Journal.Read(tables =>
            Notices.Of(tables, new Caller(user), hands.GetUtcNow().ToUnixTimeMilliseconds()));

        Assert.Equal([("notified", true), ("proposed", false)], For("host-user").Select(one => (one.Step, one.Awaits)));
        Assert.Empty(For("stranger"));
        Assert.Empty(For("elsewhere"));
        Assert.Empty(For("nobody"));

        await node.Do(
            new AskClarification(Zaatari.Zone, "q1", "icrc", "Who guards it?", "host"), new Caller("icrc-user"));
        Assert.Equal(("asked", true), (For("host-user")[0].Step, For("host-user")[0].Awaits));
        Assert.Equal("notified", For("icrc-user")[0].Step);
        await node.Do(new AnswerClarification(Zaatari.Zone, "q1", "host", "The police."), new Caller("host-user"));
        Assert.Equal(("explained", false), (For("icrc-user")[0].Step, For("icrc-user")[0].Awaits));
        Assert.False(For("host-user").Single(one => one.Step == "asked").Awaits);

        await node.Do(Zaatari.Answer("host", Answers.AcceptsIf), new Caller("host-user"));
        await node.Do(new ClaimConditionMet(Zaatari.Zone, "host", "roads", "unhcr", "Seen"));
        Assert.Equal(("claimed", true), (For("host-user")[0].Step, For("host-user")[0].Awaits));
        Assert.False(For("icrc-user")[0].Awaits);

        await node.Do(new NameMember(Zaatari.Zone, "m1", "icrc", "Head of delegation"));
        await node.Do(new RecordFinding(Zaatari.Zone, "5a", "not-met", "icrc", "Convoys"), new Caller("icrc-user"));
        Assert.Equal(("found", true), (For("host-user")[0].Step, For("host-user")[0].Awaits));
        hands.Move(TimeSpan.FromDays(4.5));
        Assert.Equal([Notices.LastDay, "found"], For("host-user").Take(2).Select(one => one.Step));
        hands.Move(TimeSpan.FromDays(1));
        Assert.Equal([Notices.Over, Notices.LastDay], For("host-user").Take(2).Select(one => one.Step));
        await node.Do(new RecordFinding(Zaatari.Zone, "5a", "met", "icrc", "Gone"), new Caller("icrc-user"));
        Assert.DoesNotContain(For("host-user"), one => one.Step == Notices.Over || one.Awaits && one.Step == "found");
        Assert.Equal(For("host-user").Count, For("host-user").DistinctBy(one => one.Id).Count());
    }
}
