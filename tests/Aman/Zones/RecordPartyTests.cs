using Aman.Access;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class RecordPartyTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_party_is_recorded_corrected_and_refused_under_an_unknown_kind(string engine)
    {
        await using var node = Engines.Node(engine);
        var party = new RecordParty("host", "Host authority", null, PartyKinds.HostAuthority);
        await node.Do(party);
        Assert.Null(await node.Do(party));
        await node.Do(party with { NameArabic = "السلطة المضيفة" });
        Assert.Equal([new("host", "Host authority", "السلطة المضيفة", PartyKinds.HostAuthority)],
            node.Journal.Read(Parties.All));
        Assert.Contains("host-authority, unhcr, international-organisation, party",
            await node.Refusal(party with { Kind = "army" }, "party-kind"));
        await node.Refusal(party with { Name = "" }, "text-missing");
        await node.Refusal(party with { Id = "" }, "text-missing");
        await node.Refusal(party with { Name = new('n', 201) }, "text-too-long");
    }

    // A liaison of one party who works at another's gate is not that one's liaison.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_speaks_for_a_party_holds_the_role_that_does_so_for_that_very_one(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        var both = new Caller("both");
        await node.Do(new GrantRole(both.Actor, "liaison", "icrc", Zaatari.Zone));
        await node.Do(new GrantRole(both.Actor, "gate-registrar", "host", Zaatari.Zone));
        await node.Do(new NameMember(Zaatari.Zone, "m1", "host", "Office"));
        await node.Do(Zaatari.Answer("host", Answers.AcceptsIf));
        var claim = new ClaimConditionMet(Zaatari.Zone, "host", "roads", "host", "Seen");
        await node.Refusal(claim, "party-not-yours", both);
        await node.Do(claim);
        await node.Refusal(Zaatari.Answer("host"), "party-not-yours", both);
        await node.Refusal(new RuleOnCondition(Zaatari.Zone, "host", "roads", true, "Yes"), "party-not-yours", both);
        await node.Refusal(new WithdrawAnswer(Zaatari.Zone, "host", "No"), "party-not-yours", both);
        await node.Refusal(new AskClarification(Zaatari.Zone, "c1", "host", "Why?"), "party-not-yours", both);
        await node.Do(new AskClarification(Zaatari.Zone, "c2", "unhcr", "Why?", "host"));
        await node.Refusal(new AnswerClarification(Zaatari.Zone, "c2", "host", "So"), "party-not-yours", both);
        await node.Refusal(
            new RecordEvidence(Zaatari.Zone, "4d", "host", "No front is near"), "party-not-yours", both);
        await node.Refusal(new NameMember(Zaatari.Zone, "m2", "host", "Office"), "party-not-yours", both);
        await node.Refusal(new RecordVisit(Zaatari.Zone, "host", "Seen", true), "party-not-yours", both);
        await node.Refusal(
            new RecordFinding(Zaatari.Zone, "5a", Findings.Met, "host", "Seen"), "party-not-yours", both);
        await node.Refusal(new RemoveMember(Zaatari.Zone, "m1", "Why"), "party-not-yours", both);
        // The control: for the party whose liaison it is it speaks.
        Assert.NotNull(await node.Do(Zaatari.Answer("icrc"), both));
    }
}
