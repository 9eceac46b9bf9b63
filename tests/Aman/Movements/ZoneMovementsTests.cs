using Aman.Access;
using Aman.Movements;
using Aman.Places;
using Aman.Shelter;
using Aman.Tests.Topics.Shelter;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Movements;

public class ZoneMovementsTests
{
    private const long March = 1_772_323_200_000, April = March + (32 * 86_400_000L);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task People_are_counted_by_month_as_arrived_returned_moved_on_or_gone_without_a_word(string engine)
    {
        await using var node = await Camp.Open(engine);
        await node.Do(new RecordPlaces([new("TR", PlaceKinds.Country, null, "TUR", "Türkiye", null, null, null, null,
            null, null, "test")]));
        foreach (var people in Enumerable.Range(1, 6))
        {
            await node.Do(new RecordArrival(Camp.Zone, $"h{people}", people, people == 6 ? null : "SY120003", March));
        }

        await node.Do(new RecordArrival(Camp.Zone, "h5", 4, null, March));
        await node.Do(new DepartHousehold(Camp.Zone, "h1", "SY12", true, April));
        await node.Do(new DepartHousehold(Camp.Zone, "h2", "SY0801", false, April));
        await node.Do(new DepartHousehold(Camp.Zone, "h3", "TUR", true, April));
        await node.Do(new DepartHousehold(Camp.Zone, "h4", null, null, April));
        await node.Do(new DepartHousehold(Camp.Zone, "h6", "SY12", null, April));

        var zone = node.Journal.Read(tables => ZoneMovements.Of(tables, Roles.Terminal, Camp.Zone).Shown);
        Assert.Equal([new("2026-03", 20, 0, 0, 0, 0, 0), new("2026-04", 0, 3, 9, 4, 4, 2)], zone.Months);
        Assert.Equal(
            [new("arrival", "SY12", 5, 14, 0, 0), new("arrival", null, 1, 6, 0, 0), new("return", "SY08", 1, 2, 0, 2),
                new("return", "SY12", 1, 1, 1, 0), new("onward", "SY12", 1, 6, 0, 0), new("onward", "TR", 1, 3, 3, 0),
                new("unsaid", null, 1, 4, 0, 0)],
            zone.Places);
        Assert.Equal(16, zone.Months[1].Left);
        Assert.Empty(node.Journal.Read(tables => ZoneMovements.Of(tables, Roles.Terminal, "azraq").Shown).Months);
    }

    // Inside the country that people fled, only the governorate that they came from is a return.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task In_their_own_country_people_return_to_their_own_governorate_only(string engine)
    {
        await using var node = await Camp.Open(engine);
        await node.Do(new RecordPlaces([new(Camp.Zone, PlaceKinds.Site, "SY02", Camp.Zone, Camp.Zone, null, null, null,
            null, null, null, "test")]));
        foreach (var (household, destination) in ((string, string)[])[("h1", "SY12"), ("h2", "SY08"), ("h3", "SY")])
        {
            await node.Do(new RecordArrival(Camp.Zone, household, 2, "SY12", March));
            await node.Do(new DepartHousehold(Camp.Zone, household, destination, true, March));
        }

        var month = Assert.Single(node.Journal.Read(
            tables => ZoneMovements.Of(tables, Roles.Terminal, Camp.Zone).Shown).Months);
        Assert.Equal(new("2026-03", 6, 2, 4, 0, 6, 0), month);
    }

    // Leaving is never refused, so nothing that is said about it can be missing or wrong.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Whatever_is_said_on_leaving_is_counted_and_never_asked_for(string engine)
    {
        await using var node = await Camp.Open(engine);
        await node.Do(new RecordArrival(Camp.Zone, "h1", 3, "SY12", March));
        foreach (var (household, destination) in ((string, string?)[])
            [("h1", "a village by the river"), ("never seen", null), ("neither", "SY12")])
        {
            Assert.NotNull(await node.Do(new DepartHousehold(Camp.Zone, household, destination, null, April)));
        }

        var zone = node.Journal.Read(tables => ZoneMovements.Of(tables, Roles.Terminal, Camp.Zone).Shown);
        Assert.Equal((3, 0), (zone.Months[1].NotSaid, zone.Months[1].MovedOn));
        Assert.Equal(2, zone.Places.Single(one => one.Movement == ZoneMovements.Unsaid).Households);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_came_again_from_elsewhere_returns_to_where_it_came_from_last(string engine)
    {
        await using var node = await Camp.Open(engine);
        await node.Do(new RecordPlaces([new(Camp.Zone, PlaceKinds.Site, "SY02", Camp.Zone, Camp.Zone, null, null, null,
            null, null, null, "test")]));
        foreach (var (first, again, destination) in
            ((string, string?, string)[])[("SY12", "SY08", "SY08"), ("SY08", "SY12", "SY12"), ("SY12", null, "SY12")])
        {
            var household = "h" + first + again;
            await node.Do(new RecordArrival(Camp.Zone, household, 1, first, March));
            await node.Do(new DepartHousehold(Camp.Zone, household, null, null, March));
            await node.Do(new RecordArrival(Camp.Zone, household, 2, again, March));
            await node.Do(new DepartHousehold(Camp.Zone, household, destination, true, April));
        }

        var month = node.Journal.Read(tables => ZoneMovements.Of(tables, Roles.Terminal, Camp.Zone).Shown).Months[^1];
        Assert.Equal((6, 0), (month.Returned, month.MovedOn));
    }
}
