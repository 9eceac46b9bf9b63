using Aman.Shelter;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class WithdrawAnswerTests
{
    private static readonly WithdrawAnswer Ground = new(Zaatari.Zone, "party-two", "Convoys still use the road", "5a");

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_relies_on_control_may_withdraw_on_a_finding_once_five_days_have_passed(string engine)
    {
        var hands = new Hands();
        await using var node = Engines.Node(engine, hands);
        await Open(node);
        await node.Refusal(Ground with { Finding = "9z" }, "requirement-unknown");
        Assert.Contains("No limit runs", await node.Refusal(Ground, "limit-none"));
        await node.Do(Find(Findings.NotMet));
        var due = node.Life().Checklist.Single(one => one.Code == "5a").DueMs;
        hands.Move(TimeSpan.FromDays(2));
        await node.Do(Find(Findings.NotMet));
        await node.Do(Find(Findings.CannotTell));
        Assert.Equal(due, node.Life().Checklist.Single(one => one.Code == "5a").DueMs);
        hands.Move(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        Assert.Contains("The five days on requirement 5a end on", await node.Refusal(Ground, "limit-running"));
        Assert.Contains("does not rely on control",
            await node.Refusal(Ground with { Party = "host" }, "limit-none"));
        hands.Move(TimeSpan.FromMinutes(2));
        Assert.Equal(ZoneState.Open, node.Life().State);
        await node.Do(Ground);
        Assert.Equal(ZoneState.Suspended, node.Life().State);
        var step = node.Journal.Read(tables => ZoneTimeline.Of(tables, Zaatari.Zone))[^1];
        Assert.Equal(("withdrawn", "5a", ZoneState.Suspended), (step.Step, step.Subject, step.After));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_finding_put_right_in_time_or_late_takes_the_ground_away(string engine)
    {
        var hands = new Hands();
        await using var node = Engines.Node(engine, hands);
        await Open(node);
        await node.Do(Find(Findings.NotMet));
        hands.Move(TimeSpan.FromDays(6));
        await node.Do(Find(Findings.Met));
        await node.Refusal(Ground, "limit-none");
        await node.Do(Find(Findings.NotMet));
        await node.Refusal(Ground, "limit-running");
        await node.Do(Ground with { Finding = null });
        Assert.Equal(ZoneState.Suspended, node.Life().State);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task While_a_zone_is_suspended_registration_stops_and_aid_shelter_and_leaving_go_on(string engine)
    {
        await using var node = await Topics.Shelter.Camp.Open(engine);
        await node.Do(new RecordArrival(Zaatari.Zone, "h1", 5));
        await node.Do(new WithdrawAnswer(Zaatari.Zone, "host", "The road is needed"));
        await node.Refusal(new RecordArrival(Zaatari.Zone, "h2", 3), "zone-not-open");
        await node.Do(new AssignShelter(Zaatari.Zone, "h1", Topics.Shelter.Camp.Plot(1, 1)));
        node.Journal.Read(tables => ZoneLife.RequireAid(tables, Zaatari.Zone));
        await node.Do(new DepartHousehold(Zaatari.Zone, "h1"));
    }

    private static RecordFinding Find(string finding) =>
        new(Zaatari.Zone, "5a", finding, "icrc", "Convoys on the road");

    private static async Task Open(Node node)
    {
        await node.Notify();
        await node.Do(new NameMember(Zaatari.Zone, "m1", "icrc", "Head of delegation"));
        foreach (var code in (string[])["4a", "4b", "4c", "4d"])
        {
            await node.Do(Find(Findings.Met) with { Requirement = code });
        }

        foreach (var party in Zaatari.All)
        {
            await node.Do(Zaatari.Answer(
                party, party == "party-two" ? Answers.AcceptsUnderControl : Answers.Accepts));
        }

        await node.Do(new OpenZone(Zaatari.Zone));
    }
}
