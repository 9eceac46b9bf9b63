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
}
