using Aman.Shelter;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class FinishClosingTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_zone_is_closed_only_when_nobody_is_left_in_it(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Open();
        await node.Do(new RecordArrival(Zaatari.Zone, "h1", 5));
        await node.Do(new CloseZone(Zaatari.Zone, "Families return in four convoys"));
        Assert.Contains("5 people are still in it",
            await node.Refusal(new FinishClosing(Zaatari.Zone), "zone-not-empty"));
        await node.Do(new DepartHousehold(Zaatari.Zone, "h1"));
        await node.Do(new FinishClosing(Zaatari.Zone));
        Assert.Equal(ZoneState.Closed, node.Life().State);
    }
}
