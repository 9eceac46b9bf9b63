using Aman.People;
using Aman.Shelter;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.People;

public class HouseholdNumberTests
{
    private const string One = "01990000-0000-7000-8abc-00aa07de91bc", Like = "01990000-1111-7000-8abd-11bb07de91bc",
        Other = "01990000-2222-7000-8abe-22cc12345678";

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_household_is_found_by_its_number_however_it_is_written(string engine)
    {
        await using var node = await Somebody.Node(engine);
        await node.Do(Somebody.Household(Somebody.Head()) with { Household = One });
        await node.Do(Somebody.Household(Somebody.Head()) with { Household = Other });
        await node.Do(new RecordArrival(Somebody.Zone, "card-4711", 3));
        Assert.Equal(["07DE-91BC", "card-4711"], [HouseholdNumber.Of(One), HouseholdNumber.Of("card-4711")]);
        foreach (var typed in new[] { "07DE-91BC", " 07de 91bc ", "07de91bc", "٠٧DE-٩١BC", "00aa07de91bc", One,
            One.ToUpperInvariant(), One.Replace("-", "", StringComparison.Ordinal), "8abc-00aa07de91bc" })
        {
            Assert.Equal(One, Required(node, typed));
        }

        Assert.Equal(["card-4711", "card-4711"], [Required(node, "card-4711"), Required(node, "CARD-4711")]);
        foreach (var typed in new[] { "", " ", "7DE-91BC", "07DE-91BD", "%", "________", "Salma", "abc",
            new string('a', 33), new string('a', 200) })
        {
            Assert.Equal("household-unknown", Assert.Throws<Refused>(() => Required(node, typed)).Code);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_that_end_alike_are_told_apart_by_more_signs_and_never_by_chance(string engine)
    {
        await using var node = await Somebody.Node(engine);
        await node.Do(Somebody.Household(Somebody.Head()) with { Household = One });
        await node.Do(Somebody.Household(Somebody.Head()) with { Household = Like });
        var refused = Assert.Throws<Refused>(() => Required(node, "07DE-91BC"));
        Assert.Equal("household-ambiguous", refused.Code);
        Assert.Contains("twelve signs", refused.Message, StringComparison.Ordinal);
        Assert.Equal([One, Like], [Required(node, "00AA07DE91BC"), Required(node, Like)]);
        Assert.Empty(node.Journal.Read(tables => HouseholdNumber.Find(tables, "elsewhere", "07DE-91BC")));
    }

    private static string Required(Node node, string typed) =>
        node.Journal.Read(tables => HouseholdNumber.Require(tables, Somebody.Zone, typed));
}
