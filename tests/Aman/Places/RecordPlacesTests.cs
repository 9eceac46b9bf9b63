using Aman.Access;
using Aman.Places;
using Xunit;

namespace Aman.Tests.Topics;

public class RecordPlacesTests
{
    private static readonly Place Country =
        new("SY", "country", null, "SYR", "Syria", "سوريا", null, null, null, null, null, "test");

    private static readonly Place Area = new(
        "SY01", "admin1", "SY", "SY01", "Damascus", "دمشق", 33.5, 36.3, null, 10, null, "test", 118.5, 1_000, "2016");

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_place_reads_as_it_was_recorded_and_only_what_changed_is_recorded_again(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Journal.Record(new RecordPlaces([Country, Area]), Roles.Terminal, Guid.CreateVersion7());
        Assert.Equal(Area, node.Journal.Read(tables => AllPlaces.One(tables, "SY01")));
        Assert.Equal([Area], node.Journal.Read(tables => AllPlaces.Inside(tables, "SY", "admin1")));
        Assert.Equal([Area], node.Journal.Read(tables => AllPlaces.Below(tables, "SY", "admin1")));

        var same = await node.Journal.Record(new RecordPlaces([Country, Area]), Roles.Terminal, Guid.CreateVersion7());
        Assert.Null(same.Entry);
        var renamed = Area with { Name = "Dimashq" };
        var changed = await node.Journal.Record(
            new RecordPlaces([Country, renamed]), Roles.Terminal, Guid.CreateVersion7());
        Assert.DoesNotContain("Syria", changed.Entry!.Body, StringComparison.Ordinal);
        Assert.Equal(renamed, node.Journal.Read(tables => AllPlaces.One(tables, "SY01")));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_place_that_cannot_be_is_refused_and_nothing_is_recorded(string engine)
    {
        await using var node = Engines.Node(engine);
        foreach (var wrong in (Place[])[
            Area with { Id = "" }, Area with { Id = "a b" }, Area with { Kind = "village" }, Area with { Name = "" },
            Area with { Name = "a\u0001b" }, Area with { Parent = null }, Area with { Parent = "SY01" },
            Area with { Latitude = null }, Area with { Latitude = 91 }, Area with { Longitude = 181 },
            Area with { Capacity = -1 }, Area with { Capacity = long.MaxValue }, Area with { Outline = "junk" },
            Area with { Outline = "{}" }, Country])
        {
            var refused = await Assert.ThrowsAsync<Refused>(() =>
                node.Journal.Record(new RecordPlaces([Country, wrong]), Roles.Terminal, Guid.CreateVersion7()));
            Assert.Equal("place-not-valid", refused.Code);
        }

        Assert.Equal(0, node.Journal.Verify().Entries);
    }
}
