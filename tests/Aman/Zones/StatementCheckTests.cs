using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class StatementCheckTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_consent_rewritten_with_its_whole_chain_is_found_by_its_own_signature(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Recognise();
        await node.Do(new OpenZone(Zaatari.Zone));
        Forgery.Alter(node, body => body);
        Assert.Empty(node.Verify().Faults);
        Assert.Equal(ZoneState.Open, node.Life().State);

        Forgery.Alter(node, body => body.Contains("\"party\":\"host\"", StringComparison.Ordinal)
            ? body.Replace("We have read the proposal.", "We agree to whatever you want.", StringComparison.Ordinal)
            : body);

        // The control: chains alone hold, hashes and head and all. Only the signature of the party's user does not.
        Assert.Empty(node.Journal.Verify().Faults);
        var fault = Assert.Single(node.Verify().Faults);
        Assert.Equal((Zaatari.Zone, "is not what a user of its party signed"), (fault.Scope, fault.What));
        Assert.Equal(ZoneState.Suspended, node.Life().State);
        Assert.Equal(("signature", "host"), (node.Life().Missing.Single().Code, node.Life().Missing.Single().Party));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_ruling_on_a_condition_is_checked_alike(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        await node.Do(Zaatari.Answer("host", Answers.AcceptsIf));
        await node.Do(new ClaimConditionMet(Zaatari.Zone, "host", "roads", "unhcr", "We drove along them"));
        await node.Do(new RuleOnCondition(Zaatari.Zone, "host", "roads", Met: false, "Trucks at night"));
        Assert.False(node.Life().Answers[0].Consents);
        Forgery.Alter(node, body => body.Replace("\"met\":false", "\"met\":true", StringComparison.Ordinal));
        Assert.Empty(node.Journal.Verify().Faults);
        Assert.Single(node.Verify().Faults);
        Assert.False(node.Life().Answers[0].Consents);
    }
}
