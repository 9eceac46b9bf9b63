using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class CommissionTests
{
    private static readonly string[] OfArticle4 = ["4a", "4b", "4c", "4d"];

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_consent_under_control_counts_once_a_commission_has_found_on_article_4(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        foreach (var party in Zaatari.All)
        {
            await node.Do(Zaatari.Answer(
                party, party == "party-two" ? Answers.AcceptsUnderControl : Answers.Accepts));
        }

        Assert.Contains("(party-two), which waits for a commission with a member",
            await node.Refusal(new OpenZone(Zaatari.Zone), "zone-state"));
        await node.Do(new NameMember(Zaatari.Zone, "m1", "icrc", "Head of delegation"));
        foreach (var code in OfArticle4)
        {
            Assert.Contains("which waits for the commission to find on", node.Life().Missing.Single().Phrase);
            await node.Do(Find(code, code == "4d" ? Findings.CannotTell : Findings.Met));
        }

        Assert.Equal(ZoneState.Recognised, node.Life().State);
        await node.Do(Find("4c", Findings.NotMet));
        Assert.Equal(["4c"], node.Life().Missing.Single().Subjects);
        await node.Do(Find("4c", Findings.CannotTell));
        Assert.Equal(ZoneState.Notified, node.Life().State);
        await node.Do(Find("4c", Findings.Met));
        await node.Do(new OpenZone(Zaatari.Zone));

        // In a zone that is open a finding begins five days; a commission without a member ends the consent at once.
        await node.Do(Find("4c", Findings.NotMet));
        Assert.Equal(ZoneState.Open, node.Life().State);
        await node.Do(new RemoveMember(Zaatari.Zone, "m1", "Recalled"));
        Assert.Equal(ZoneState.Suspended, node.Life().State);
        await node.Do(new NameMember(Zaatari.Zone, "m2", "unhcr", "Representative"));
        Assert.Equal(ZoneState.Open, node.Life().State);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Only_who_has_a_seat_visits_and_finds(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        var visit = new RecordVisit(Zaatari.Zone, "icrc", "All blocks seen", FreeAccess: false);
        var member = new NameMember(Zaatari.Zone, "m1", "icrc", "Head of delegation");
        await node.Refusal(visit, "commission-member");
        await node.Refusal(Find("5a", Findings.Met), "commission-member");
        await node.Refusal(member with { Party = "nobody" }, "party-unknown");
        await node.Refusal(member with { Office = "" }, "text-missing");
        await node.Do(new global::Aman.Access.GrantRole("u1", "liaison", "host", Zaatari.Zone));
        await node.Refusal(member, "party-not-yours", new Caller("u1"));
        await node.Do(member);
        await node.Refusal(member with { Office = "Another" }, "member-known");
        await node.Refusal(visit, "party-not-yours", new Caller("u1"));
        await node.Refusal(visit with { Words = "" }, "text-missing");
        await node.Do(visit);
        await node.Refusal(Find("9z", Findings.Met), "requirement-unknown");
        await node.Refusal(Find("5a", "perhaps"), "finding-unknown");
        await node.Refusal(Find("5a", Findings.Met), "party-not-yours", new Caller("u1"));
        await node.Do(Find("5a", Findings.Met));
        await node.Refusal(new RemoveMember(Zaatari.Zone, "m9", "Why"), "member-unknown");
        await node.Refusal(new RemoveMember(Zaatari.Zone, "m1", "Why"), "party-not-yours", new Caller("u1"));
        await node.Do(new RemoveMember(Zaatari.Zone, "m1", "Recalled"));
        await node.Refusal(member, "member-known");
        await node.Refusal(visit, "commission-member");
        var life = node.Life();
        Assert.Empty(life.Commission.Members);
        Assert.False(life.Commission.Visits.Single().FreeAccess);
        Assert.Equal("met", life.Checklist.Single(one => one.Code == "5a").Last?.Found);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_rule_can_ask_that_requirements_are_found_met_before_opening(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Do(new SetOperationRule([PartyKinds.HostAuthority], true, ["5b"], []));
        await node.Recognise();
        Assert.Contains("Missing: the commission's finding that requirement 5b is met.",
            await node.Refusal(new OpenZone(Zaatari.Zone), "zone-state"));
        await node.Do(new NameMember(Zaatari.Zone, "m1", "icrc", "Head of delegation"));
        await node.Do(Find("5b", Findings.NotMet));
        await node.Refusal(new OpenZone(Zaatari.Zone), "zone-state");
        await node.Do(Find("5b", Findings.Met));
        await node.Do(new OpenZone(Zaatari.Zone));
        await node.Do(Find("5b", Findings.NotMet));
        Assert.Equal(ZoneState.Open, node.Life().State);
    }

    private static RecordFinding Find(string code, string finding) =>
        new(Zaatari.Zone, code, finding, "icrc", "What we saw");
}
