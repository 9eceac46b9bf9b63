using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class NotifyPartiesTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Known_parties_are_notified_once_and_each_must_then_consent(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify("host", "unhcr");
        Assert.Contains("'nobody'", await node.Refusal(new NotifyParties(Zaatari.Zone, ["nobody"]), "party-unknown"));
        await node.Refusal(new NotifyParties(Zaatari.Zone, []), "party-unknown");
        Assert.Null(await node.Do(new NotifyParties(Zaatari.Zone, ["host", "unhcr"])));
        await node.Do(new NotifyParties(Zaatari.Zone, ["icrc", "host", "icrc"]));
        Assert.Equal(["host", "icrc", "unhcr"], node.Life().Answers.Select(answer => answer.Party));
    }
}
