using Aman.People;
using Aman.Places;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.People;

public class PhonesTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_number_is_kept_with_the_zones_country_and_one_that_cannot_be_is_kept_as_told(string engine)
    {
        await using var node = await Somebody.Node(engine);
        await node.Do(new RecordPlaces([new(Somebody.Zone, PlaceKinds.Site, "JO", "z", "z", null, null, null, null,
            null, null, "test")]));
        var household = await Somebody.Register(node, Somebody.Head() with
        {
            Phones = ["070 123 4567", "+962 70 1234567", "00963 933 000 111", "ask the baker"],
        });

        Assert.Equal(["+962701234567", "+963933000111", "ask the baker"],
            (await Somebody.Open(node, household.Household)).Persons[0].Contact!.Phones!);
    }
}
