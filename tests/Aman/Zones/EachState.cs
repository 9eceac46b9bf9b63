using System.Reflection;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

/// <summary>The zone in any state of its life, and every command whole in itself, so that only the state can be against
/// it.</summary>
public static class EachState
{
    public static readonly IReadOnlyDictionary<Type, object> Commands = new object[]
    {
        Zaatari.Proposal,
        new NotifyParties(Zaatari.Zone, ["late"]),
        new AskClarification(Zaatari.Zone, "q2", "party-one", "Why?", "host"),
        new AnswerClarification(Zaatari.Zone, "q1", "host", "For the water."),
        Zaatari.Answer("party-two"),
        new ClaimConditionMet(Zaatari.Zone, "host", "roads", "unhcr", "We drove along them again"),
        new RuleOnCondition(Zaatari.Zone, "host", "roads", Met: false, "Trucks at night"),
        new WithdrawAnswer(Zaatari.Zone, "host", "The road is needed"),
        new NameObjective(Zaatari.Zone, "o1", "Airfield", "military", """{"type":"Point","coordinates":[36.5,32.4]}"""),
        new RecordEvidence(Zaatari.Zone, "4d", "unhcr", "No front is near"),
        new MeasureRequirement(Zaatari.Zone, "4b"),
        new NameMember(Zaatari.Zone, "m2", "unhcr", "Representative"),
        new RemoveMember(Zaatari.Zone, "m1", "Replaced"),
        new RecordVisit(Zaatari.Zone, "icrc", "All blocks seen", FreeAccess: true),
        new RecordFinding(Zaatari.Zone, "5a", "not-met", "icrc", "Convoys on the road"),
        new OpenZone(Zaatari.Zone),
        new SuspendZone(Zaatari.Zone, "Shelling nearby"),
        new ResumeZone(Zaatari.Zone, "Quiet again"),
        new CloseZone(Zaatari.Zone, Zaatari.Plan),
        new FinishClosing(Zaatari.Zone),
    }.ToDictionary(command => command.GetType());

    public static TheoryData<string, ZoneState> All()
    {
        var each = new TheoryData<string, ZoneState>();
        foreach (var state in Enum.GetValues<ZoneState>())
        {
            each.Add("sqlite", state);
            each.Add("postgres", state);
        }

        return each;
    }

    /// <summary>Records a command of any type; what a party signs as its liaison.</summary>
    public static Task Do(this Node node, Type command) => (Task)typeof(Zaatari).GetMethod(nameof(Zaatari.Do))!
        .MakeGenericMethod(command).Invoke(null, BindingFlags.DoNotWrapExceptions, null,
            [node, Commands[command], null], null)!;

    /// <summary>How a refusal of the zone's state begins.</summary>
    public static string Refusal(Type command, ZoneState state) => $"{command.Name} is not possible for zone zaatari: "
        + $"it is {state.Word()}, and this needs "
        + $"{string.Join(" or ", ZoneLife.Allowed[command].Select(ZoneWords.Word))}. Missing: ";

    /// <summary>Two parties are notified that need not consent: one waits for an answer, one says nothing.</summary>
    public static async Task Reach(this Node node, ZoneState state)
    {
        await node.Do(new SetOperationRule([PartyKinds.HostAuthority, PartyKinds.Unhcr], false, [], []));
        foreach (var party in Zaatari.Parties.Append(new("late", "A party notified late", null, PartyKinds.Other)))
        {
            await node.Do(new RecordParty(party.Id, party.Name, party.NameArabic, party.Kind));
        }

        if (state >= ZoneState.Proposed)
        {
            await node.Do(Zaatari.Proposal);
        }

        if (state >= ZoneState.Notified)
        {
            await node.Do(new NotifyParties(Zaatari.Zone, Zaatari.All));
            await node.Do(new AskClarification(Zaatari.Zone, "q1", "party-one", "Why here?"));
            await node.Do(Zaatari.Answer("host", Answers.AcceptsIf));
            await node.Do(new ClaimConditionMet(Zaatari.Zone, "host", "roads", "unhcr", "We drove along them"));
            await node.Do(new NameMember(Zaatari.Zone, "m1", "icrc", "Head of delegation"));
        }

        if (state >= ZoneState.Recognised)
        {
            await node.Do(new RuleOnCondition(Zaatari.Zone, "host", "roads", Met: true, "So it is"));
            await node.Do(Zaatari.Answer("unhcr"));
        }

        if (state >= ZoneState.Open)
        {
            await node.Do(new OpenZone(Zaatari.Zone));
        }

        if (state == ZoneState.Suspended)
        {
            await node.Do(new SuspendZone(Zaatari.Zone, "Shelling nearby"));
        }

        if (state >= ZoneState.Closing)
        {
            await node.Do(new CloseZone(Zaatari.Zone, Zaatari.Plan));
        }

        if (state >= ZoneState.Closed)
        {
            await node.Do(new FinishClosing(Zaatari.Zone));
        }
    }
}
