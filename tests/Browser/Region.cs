using Aman.Help;
using Aman.Movements;
using Aman.Shelter;
using Aman.Standards;

namespace Aman.Tests.Browser;

/// <summary>What goes on around the camp: figures of the region, families that leave, help that is asked for, offered
/// and delivered.</summary>
public static class Region
{
    private static readonly DateOnly Later = DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(
        TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 86_400_000)).AddDays(60);

    public static async Task Tell(Node node, IReadOnlyList<string> households)
    {
        var file = DemoData.Files.Single(file => file.EndsWith("population_syr.csv", StringComparison.Ordinal));
        foreach (var some in OutsideFile.Read(() => File.OpenRead(file), "population").SelectMany(reading => reading.Things)
            .Select(one => one.Thing).OfType<DisplacementFigure>().Chunk(1_000))
        {
            await Camp.Do(node, new RecordDisplacement(some));
        }

        foreach (var (at, household) in households.SkipLast(5).TakeLast(8).Index())
        {
            await Camp.Do(node, new DepartHousehold(Camp.Zone, household,
                ((string?[])["SY12", "DE", null, "TR"])[at % 4], at == 5 ? false : at % 3 == 0 ? null : true));
        }

        await Help(node);
    }

    private static async Task Help(Node node)
    {
        await Camp.Do(node, new RecordTerritory("IQ", "party-two"));
        await Camp.Do(node, new RecordTerritory("JO", "host"));
        await Camp.Do(node, new StandReady(Entry.World, "ready-1", "party-one", HelpKinds.Information, [],
            "If you ask, we are ready to help.", [], Later, "IQ"));
        await Camp.Do(node, new StandReady(Entry.World, "ready-2", "organisation", HelpKinds.Goods, [],
            "Blankets are in our store in Amman.", [new("HSHEBLAN", 1_500)], Later, "JO"));
        var blankets = new AskForHelp(Camp.Zone, "ask-1", "host", HelpKinds.Goods, [], "Cold nights are near.",
            [new("HSHEBLAN", 2_000), new("WSANHYGK", 300)], Later);
        await Camp.Do(node, blankets);
        await Camp.Do(node, new OfferHelp(Camp.Zone, "offer-1", "ask-1", "unhcr",
            [new("HSHEBLAN", 800), new("WSANHYGK", 300)], "From our stock in the region.", Later));
        await Camp.Do(node, new AcceptHelp(Camp.Zone, "offer-1", "With thanks."));
        await Camp.Do(node, new DeliverGoods(Camp.Zone, "offer-1", "donor:unhcr", "site:zaatari",
            [new("HSHEBLAN", 500), new("WSANHYGK", 300)], "WB-17"));
        await Camp.Do(node, new OfferHelp(Camp.Zone, "offer-2", "ask-1", "party-two", [new("HSHEBLAN", 100)],
            "Within a week, at the gate.", Later));
        await Camp.Do(node, new AskForHelp(Camp.Zone, "ask-2", "unhcr", HelpKinds.Staff, ["party-one"],
            "A second clinic opens.", [new("health", 6)], Later));
        await Camp.Do(node, new AskForHelp(Entry.World, "ask-3", "party-two", HelpKinds.Information, ["party-one"],
            "To open roads to people who fled.", [new("access", 2)], Later, "IQ"));
        await Camp.Do(node, new OfferHelp(Entry.World, "offer-3", "ask-3", "party-one", [new("access", 2)],
            "Access only, updated each week.", Later, "world/ready-1"));
        await Camp.Do(node, new AcceptHelp(Entry.World, "offer-3"));
        await Camp.Do(node, new GiveInformation(Entry.World, "offer-3", "access", "Roads that are open",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }
}
