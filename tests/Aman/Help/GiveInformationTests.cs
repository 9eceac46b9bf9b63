using Aman.Help;
using Aman.People;
using Aman.Shelter;
using Aman.Tests.Topics.People;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Help;

public class GiveInformationTests
{
    private const string Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Peoples_data_never_flows_as_help(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        await node.Do(Neighbours.Territory);
        await node.Do(new RecordArrival(Neighbours.Zone, "card-4711", 3));
        var ask = world.Information();
        await node.Do(ask);
        await node.Do(world.Offer(ask));
        await node.Do(new AcceptHelp(Neighbours.World, "offer-1"));
        var give = new GiveInformation(Neighbours.World, "offer-1", "access", "Roads that are open", Hash);
        foreach (var title in (string[])
            ["Family card-4711 came", "About 01890000-0000-7000-8000-000000000001",
            "Person 018900000000700080000000000000a1.", "(card-4711)"])
        {
            var told = await node.Refusal(give with { Title = title }, "help-people");
            Assert.DoesNotContain("4711", told, StringComparison.Ordinal);
            await node.Refusal(world.Information("ask-2") with { Purpose = title }, "help-people");
            await node.Refusal(world.Offer(ask, "offer-2") with { Terms = title }, "help-people");
            await node.Refusal(new RefuseHelp(Neighbours.World, "offer-1", Neighbours.Neighbour, title), "help-people");
        }

        foreach (var (code, command) in ((string, GiveInformation)[])
            [("help-lines", give with { Subject = "names" }), ("help-lines", give with { Subject = "household" }),
            ("help-document", give with { Sha256 = "card-4711" }),
            ("help-document", give with { Sha256 = Hash.ToUpperInvariant() }),
            ("help-document", give with { Sha256 = Hash + "\n" }), ("text-missing", give with { Title = "" }),
            ("text-too-long", give with { Title = new('x', 201) }),
            ("help-amount", give with { Subject = "incidents" })])
        {
            await node.Refusal(command, code);
        }

        Assert.Empty(Neighbours.Request(node).Deliveries);
        await node.Do(give);
        Assert.Single(Neighbours.Request(node).Deliveries);
    }

    // The control: what the log holds is exactly these fields; one that could carry people's data would be seen here.
    [Fact]
    public void The_log_of_an_exchange_has_no_room_for_anything_else() => Assert.Equal(
        ["Offer", "By", "To", "Subject", "Title", "Sha256"],
        typeof(HelpInformationGiven).GetConstructors().MaxBy(one => one.GetParameters().Length)!.GetParameters()
            .Select(one => one.Name));
}
