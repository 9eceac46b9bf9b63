using Aman.Places;
using Aman.Tests.Topics.People;
using Xunit;

namespace Aman.Tests.Topics.Places;

public class AllPlacesTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Origins_of_a_zone_are_those_that_people_registered_there_named(string engine)
    {
        await using var node = await Somebody.Node(engine);
        foreach (var origin in (string?[])["SY12", "SY07", null, "SY12"])
        {
            await node.Do(Somebody.Household(Somebody.Head()) with { OriginAdmin1 = origin });
        }

        Assert.Equal(["SY07", "SY12"], node.Journal.Read(
            tables => AllPlaces.OriginsOf(tables, Somebody.Zone)));
        Assert.Empty(node.Journal.Read(tables => AllPlaces.OriginsOf(tables, "elsewhere")));
    }
}
