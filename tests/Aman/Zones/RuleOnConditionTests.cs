using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class RuleOnConditionTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_consent_counts_once_its_condition_is_claimed_with_evidence_and_confirmed(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        foreach (var party in Zaatari.All)
        {
            await node.Do(Zaatari.Answer(party, party == "party-two" ? Answers.AcceptsIf : Answers.Accepts));
        }

        var rule = new RuleOnCondition(Zaatari.Zone, "party-two", "roads", Met: true, "We saw it too");
        Assert.Contains("Missing: the consent of Second party (party-two), which waits for its condition roads.",
            await node.Refusal(new OpenZone(Zaatari.Zone), "zone-state"));
        Assert.Contains("Record the claim", await node.Refusal(rule, "condition-not-claimed"));
        var claim = new ClaimConditionMet(Zaatari.Zone, "party-two", "roads", "unhcr", "No convoy for two weeks");
        await node.Refusal(claim with { Evidence = "" }, "text-missing");
        await node.Refusal(claim with { Condition = "moon" }, "condition-unknown");
        await node.Refusal(claim with { Party = "host" }, "condition-unknown");
        await node.Refusal(claim with { By = "nobody" }, "party-unknown");
        await node.Refusal(claim, "party-not-yours", Zaatari.Liaison("host"));
        await node.Do(claim, Zaatari.Liaison("unhcr"));
        Assert.Equal(ZoneState.Notified, node.Life().State);
        await node.Refusal(rule, "party-not-yours", Zaatari.Liaison("unhcr"));
        await node.Refusal(rule with { Words = "" }, "text-missing");
        await node.Refusal(rule, "signing-key-missing", global::Aman.Access.Roles.Terminal);
        await node.Do(rule);
        Assert.Null(await node.Do(rule));
        Assert.Null(await node.Do(claim));
        await node.Do(new OpenZone(Zaatari.Zone));

        await node.Do(rule with { Met = false, Words = "Tanks since Monday" });
        Assert.Equal(ZoneState.Suspended, node.Life().State);
        await node.Do(claim with { Evidence = "They have left" });
        await node.Do(rule);
        Assert.Equal(ZoneState.Open, node.Life().State);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_condition_that_is_anothers_consent_is_met_by_that_consent_and_unmet_without_it(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        await node.Do(Zaatari.Answer("party-one"));
        await node.Do(Zaatari.Answer("party-two", Answers.AcceptsIf) with
        {
            Conditions =
            [
                new("unhcr", "UNHCR coordinates", PartyKinds.Unhcr),
                new("organisation", "One more takes part", PartyKinds.InternationalOrganisation),
                new("host", "The host authority agrees", PartyKinds.HostAuthority),
            ],
        });
        await node.Refusal(new ClaimConditionMet(Zaatari.Zone, "party-two", "host", "unhcr", "They said so"),
            "condition-by-consent");
        await node.Do(Zaatari.Answer("unhcr"));
        await node.Do(Zaatari.Answer("icrc"));
        Assert.Contains("(party-two), which waits for its condition host (the consent of the host authority)",
            await node.Refusal(new OpenZone(Zaatari.Zone), "zone-state"));
        await node.Do(Zaatari.Answer("host"));
        await node.Do(new OpenZone(Zaatari.Zone));
        await node.Do(new WithdrawAnswer(Zaatari.Zone, "host", "The road is needed"));
        Assert.Equal(["withdrawn", "condition"], node.Life().Missing.Select(lack => lack.Code));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_consents_that_wait_for_each_other_meet_neither(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify("host", "unhcr", "icrc");
        await node.Do(Zaatari.Answer("host", Answers.AcceptsIf) with
        {
            Conditions = [new("unhcr", "UNHCR first", PartyKinds.Unhcr)],
        });
        await node.Do(Zaatari.Answer("unhcr", Answers.AcceptsIf) with
        {
            Conditions = [new("host", "The host first", PartyKinds.HostAuthority)],
        });
        await node.Do(Zaatari.Answer("icrc"));
        Assert.Equal(["condition", "condition"], node.Life().Missing.Select(lack => lack.Code));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_was_said_of_a_condition_is_forgotten_with_the_answer_that_set_it(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        await node.Do(Zaatari.Answer("host", Answers.AcceptsIf));
        await node.Do(new ClaimConditionMet(Zaatari.Zone, "host", "roads", "unhcr", "We drove along them"));
        await node.Do(new RuleOnCondition(Zaatari.Zone, "host", "roads", Met: true, "So it is"));
        Assert.True(node.Life().Answers[0].Consents);
        await node.Do(new WithdrawAnswer(Zaatari.Zone, "host", "To think again"));
        await node.Do(Zaatari.Answer("host", Answers.AcceptsIf));
        Assert.False(node.Life().Answers[0].Consents);
    }
}
