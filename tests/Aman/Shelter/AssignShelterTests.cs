using Aman.Places;
using Aman.Shelter;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Shelter;

public class AssignShelterTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_household_that_arrived_gets_a_plot_moves_to_another_and_frees_it_by_leaving(string engine)
    {
        await using var node = await Camp.Open(engine);
        await node.Do(new RecordArrival(Camp.Zone, "h1", 5, "SY0801"));
        Assert.Equal(new(1, 5, 1), node.Journal.Read(tables => Presence.Of(tables, Camp.Zone)));
        await node.Do(new AssignShelter(Camp.Zone, "h1", Camp.Plot(1, 2)));
        Assert.Null(await node.Do(new AssignShelter(Camp.Zone, "h1", Camp.Plot(1, 2))));
        await node.Do(new AssignShelter(Camp.Zone, "h1", Camp.Plot(2, 3)));
        Assert.Equal(
            [new($"{Camp.Zone}/D1", $"{Camp.Zone}/D1", null, 5, 0, 5, 0, 0, 30),
                new($"{Camp.Zone}/D2", $"{Camp.Zone}/D2", null, 5, 1, 4, 1, 5, 30)],
            node.Journal.Read(tables => OccupancyByDistrict.Of(tables, Camp.Zone)));
        Assert.Equal(
            [5L, 4L], node.Journal.Read(tables => OccupancyByBlock.Of(tables, Camp.Zone)).Select(one => one.Free));
        Assert.Equal(9, node.Journal.Read(tables => FreePlots.Of(tables, Camp.Zone)).Count);
        var free = node.Journal.Read(tables => FreePlots.Of(tables, Camp.Zone, $"{Camp.Zone}/D2", 1));
        Assert.Equal(Camp.Plot(2, 1), Assert.Single(free).Plot);
        await node.Do(new DepartHousehold(Camp.Zone, "h1", "JO"));
        Assert.Equal(new(0, 0, 0), node.Journal.Read(tables => Presence.Of(tables, Camp.Zone)));
        Assert.Equal(10, node.Journal.Read(tables => FreePlots.Of(tables, Camp.Zone)).Count);
        await node.Do(new RecordArrival(Camp.Zone, "h1", 5));
        Assert.Equal(new(1, 5, 1), node.Journal.Read(tables => Presence.Of(tables, Camp.Zone)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_plot_is_known_by_the_code_that_stands_on_it_unless_two_bear_it(string engine)
    {
        await using var node = await Camp.Open(engine);
        Place Coded(string id, string block) => new(id, PlaceKinds.Shelter, $"{Camp.Zone}/{block}", "D7-B3-H1", "H1",
            null, null, null, null, null, null, "test");
        await node.Do(new RecordPlaces([Coded("a/1", "D1-B1")]));
        await node.Do(new RecordArrival(Camp.Zone, "h1", 4));
        await node.Do(new AssignShelter(Camp.Zone, "h1", " d7-b3-h1 "));
        Assert.Equal("a/1", node.Journal.Read(tables => tables.One<string>($"select plot from stays")));
        Assert.Null(await node.Do(new AssignShelter(Camp.Zone, "h1", "D7-B3-H1")));
        await node.Do(new RecordPlaces([Coded("b/1", "D2-B1")]));
        Assert.Contains("a/1", await node.Refusal(
            new AssignShelter(Camp.Zone, "h1", "D7-B3-H1"), "plot-ambiguous"), StringComparison.Ordinal);
        await node.Do(new AssignShelter(Camp.Zone, "h1", "b/1"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_refusal_says_what_is_missing_and_what_to_do(string engine)
    {
        await using var node = await Camp.Open(engine);
        await node.Do(new RecordArrival(Camp.Zone, "h1", 4));
        await node.Do(new RecordArrival(Camp.Zone, "h2", 2));
        await node.Do(new RecordArrival(Camp.Zone, "h3", 7));
        await node.Do(new RecordArrival(Camp.Zone, "h4", 1));
        await node.Do(new DepartHousehold(Camp.Zone, "h4"));
        await node.Do(new AssignShelter(Camp.Zone, "h1", Camp.Plot(1, 1)));
        await Refuses("household-not-present", "Record its arrival first", "h9", Camp.Plot(1, 1));
        await Refuses("household-not-present", "has left", "h4", Camp.Plot(1, 1));
        await Refuses("plot-unknown", "import", "h2", $"{Camp.Zone}/D9-B1-H1");
        await Refuses("plot-unknown", "import", "h2", $"{Camp.Zone}/D1-B1");
        await Refuses("plot-taken", "share", "h2", Camp.Plot(1, 1));
        await Refuses("plot-too-small", "room for 6", "h3", Camp.Plot(1, 2));
        await node.Do(new AssignShelter(Camp.Zone, "h2", Camp.Plot(1, 1), Share: true));
        await node.Do(new RecordArrival(Camp.Zone, "h5", 1));
        await Refuses("plot-too-small", "6 live there", "h5", Camp.Plot(1, 1), share: true);
        Assert.Equal(2, node.Journal.Read(tables => OccupancyByDistrict.Of(tables, Camp.Zone))[0].Households);

        async Task Refuses(string code, string says, string household, string plot, bool share = false)
        {
            var message = await node.Refusal(new AssignShelter(Camp.Zone, household, plot, share), code);
            Assert.Contains(says, message, StringComparison.Ordinal);
        }
    }
}
