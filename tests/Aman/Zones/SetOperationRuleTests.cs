using Aman.Access;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class SetOperationRuleTests
{
    private static readonly SetOperationRule Rule = new([PartyKinds.HostAuthority, PartyKinds.Unhcr], false, [], []);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_must_consent_is_the_rule_that_stood_when_the_zone_was_proposed(string engine)
    {
        await using var node = Engines.Node(engine);
        Assert.Equal(3, node.Journal.Read(OperationRule.Now).Kinds.Count);
        await node.Notify();
        await node.Do(Rule);
        Assert.Null(await node.Do(Rule));
        await node.Do(Zaatari.Answer("host"));
        await node.Do(Zaatari.Answer("unhcr"));
        Assert.Equal(ZoneState.Notified, node.Life().State);

        const string Later = "later";
        await node.Do(Zaatari.Proposal with { Zone = Later });
        await node.Do(new NotifyParties(Later, Zaatari.All));
        await node.Do(Zaatari.Answer("host") with { Zone = Later });
        Assert.Contains("Missing: the consent of UNHCR (unhcr), which has not answered.",
            await node.Refusal(new OpenZone(Later), "zone-state"));
        await node.Do(Zaatari.Answer("party-one", Answers.Refuses) with { Zone = Later });
        await node.Do(Zaatari.Answer("unhcr") with { Zone = Later });
        await node.Do(new OpenZone(Later));
        await node.Do(Zaatari.Answer("icrc") with { Zone = Later });
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_rule_that_cannot_be_is_refused(string engine)
    {
        await using var node = Engines.Node(engine);
        Assert.Contains("include host-authority",
            await node.Refusal(Rule with { Kinds = [PartyKinds.Unhcr] }, "rule-not-valid"));
        await node.Refusal(Rule with { Kinds = [PartyKinds.HostAuthority, "army"] }, "rule-not-valid");
        Assert.Contains("'9z'", await node.Refusal(Rule with { MetBeforeOpening = ["9z"] }, "rule-not-valid"));
        await node.Refusal(Rule with { FoundForControl = [""] }, "rule-not-valid");
        await node.Do(new GrantRole("u1", "zone-coordinator", "unhcr", Zaatari.Zone));
        await node.Refusal(Rule, "not-permitted", new Caller("u1"));
    }
}
