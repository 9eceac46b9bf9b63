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
        await node.Do(new RecordArrival(Zaatari.Zone, "h2", 2));
        await node.Do(new DepartHousehold(Zaatari.Zone, "h2"));
        var plan = new CloseZone(Zaatari.Zone, []);
        await node.Refusal(plan, "relocation-plan");
        await node.Refusal(plan with { Plan = [Zaatari.Plan[0] with { Where = "" }] }, "text-missing");
        await node.Refusal(plan with { Plan = [Zaatari.Plan[0] with { People = 0 }] }, "relocation-plan");
        Assert.Contains("is for 3 people and 5 are in zone zaatari: 2 have nowhere to go",
            await node.Refusal(plan with { Plan = [Zaatari.Plan[0] with { People = 3 }] }, "relocation-plan"));
        await node.Do(plan with
        {
            Plan = [Zaatari.Plan[0] with { People = 3 }, new("azraq", 2, new(2027, 2, 1), true)],
        });
        Assert.Contains("5 people of 1 households are still in it",
            await node.Refusal(new FinishClosing(Zaatari.Zone), "zone-not-empty"));
        await node.Do(new DepartHousehold(Zaatari.Zone, "h1"));
        Assert.Contains("of 1 households that left",
            await node.Refusal(new FinishClosing(Zaatari.Zone), "closing-unaccounted"));
        await node.Do(new DepartHousehold(Zaatari.Zone, "h1", "JO21", true));
        Assert.Null(await node.Do(new DepartHousehold(Zaatari.Zone, "h1", "JO22", true)));
        await node.Do(new FinishClosing(Zaatari.Zone));
        Assert.Equal(ZoneState.Closed, node.Life().State);
        var day = Assert.Single(node.Journal.Read(tables => ArrivalsAndDepartures.Of(tables, Zaatari.Zone)));
        Assert.Equal((2, 7), (day.Departures, day.PeopleDeparted));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_is_on_the_register_and_was_never_seen_is_accounted_for_too(string engine)
    {
        await using var node = await People.Somebody.Node(engine);
        var family = await People.Somebody.Register(node, People.Somebody.Head());
        await node.Do(new CloseZone(Zaatari.Zone, Zaatari.Plan));
        Assert.Contains("1 people of 1 households",
            await node.Refusal(new FinishClosing(Zaatari.Zone), "zone-not-empty"));
        await node.Do(new DepartHousehold(Zaatari.Zone, family.Household, "XXX"));
        await node.Do(new FinishClosing(Zaatari.Zone));
    }
}
