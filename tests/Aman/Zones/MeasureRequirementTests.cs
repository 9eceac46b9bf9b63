using Aman.Places;
using Aman.Shelter;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class MeasureRequirementTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_map_says_how_large_a_part_how_full_and_how_far(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Open();
        var measure = new MeasureRequirement(Zaatari.Zone, "4a");
        await node.Refusal(measure with { Requirement = "4d" }, "measurement-none");
        Assert.Contains("Import the country's outlines",
            await node.Refusal(measure, "measurement-places"));
        Assert.Contains("Name those", await node.Refusal(measure with { Requirement = "4c" }, "measurement-places"));

        // Two areas of a degree each way; the zone is a twentieth by three hundredths of one.
        await node.Do(new RecordPlaces([
            new("JO", PlaceKinds.Country, null, "JOR", "Jordan", null, null, null, null, null, null, "test"),
            Area("JO01", 36), Area("JO02", 37)]));
        await node.Do(measure);
        var share = Last(node, "4a");
        Assert.Equal(100 * 0.05 * 0.03 / 2, share.Measured!.Value, 0.001);
        Assert.Contains("of Jordan, the sum of 2 outlines", share.Words);

        // Not the 24: who reads the zone must not see by how many one family made it grow.
        await node.Do(new RecordArrival(Zaatari.Zone, "h1", 24));
        await node.Do(measure with { Requirement = "4b" });
        Assert.Equal((20 / 80_000.0, "people for each place offered"),
            (Last(node, "4b").Measured, Last(node, "4b").Unit));
        Assert.StartsWith("20 people are there, in steps of 10", Last(node, "4b").Words, StringComparison.Ordinal);

        // A hundredth of a degree north of the outline, and a road far to the east.
        await node.Do(new NameObjective(Zaatari.Zone, "o1", "Depot", "military", Point(36.32, 32.32)));
        await node.Do(new NameObjective(Zaatari.Zone, "o2", "Mill", "industrial",
            """{"type":"LineString","coordinates":[[37,32],[37,33]]}"""));
        await node.Do(measure with { Requirement = "4c" });
        Assert.Equal(1.109, Last(node, "4c").Measured!.Value, 0.002);
        Assert.Equal("Depot (military): 1.1 km; Mill (industrial): 61.2 km", Last(node, "4c").Words);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_objective_is_named_corrected_and_refused_where_it_is_no_shape(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        var depot = new NameObjective(Zaatari.Zone, "o1", "Depot", "military", Point(36.32, 32.32));
        await node.Refusal(depot with { Kind = "secret" }, "objective-not-valid");
        await node.Refusal(depot with { Name = "" }, "text-missing");
        foreach (var (shape, why) in new[]
        {
            ("", "cannot be read"), ("{}", "cannot be read"), (Point(36, 132), "not on the Earth"),
            ("""{"type":"LineString","coordinates":[[37,32]]}""", "two points"),
            ("""{"type":"MultiPolygon","coordinates":[]}""", "give a Point or LineString or Polygon"),
        })
        {
            Assert.Contains(why, await node.Refusal(depot with { Shape = shape }, "objective-not-valid"));
        }

        await node.Do(depot);
        Assert.Null(await node.Do(depot));
        await node.Do(depot with { Name = "Old depot" });
        Assert.Equal("Old depot", node.Journal.Read(tables => Objectives.Of(tables, Zaatari.Zone)).Single().Name);
    }

    private static Evidence Last(Node node, string code) =>
        node.Life().Checklist.Single(one => one.Code == code).Evidence[^1];

    private static string Point(double longitude, double latitude) =>
        FormattableString.Invariant($$"""{"type":"Point","coordinates":[{{longitude}},{{latitude}}]}""");

    private static Place Area(string id, int west) => new(id, PlaceKinds.Admin1, "JO", id, id, null, null, null,
        FormattableString.Invariant($$"""
            {"type":"Polygon","coordinates":
              [[[{{west}},32],[{{west + 1}},32],[{{west + 1}},33],[{{west}},33],[{{west}},32]]]}
            """), null, null, "test");
}
