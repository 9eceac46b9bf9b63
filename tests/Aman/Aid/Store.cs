using Aman.Aid;
using Aman.Shelter;
using Aman.Tests.Topics.Shelter;
using Aman.Tests.Topics.Zones;

namespace Aman.Tests.Topics.Aid;

/// <summary>The open camp with four households (h1 to h4, of 1 to 4 people), two items and stock.</summary>
public static class Store
{
    public const string Zone = Camp.Zone, Soap = "HHYG01", Tent = "HSHE01", Cycle = "2026-11";

    public static readonly string Site = Holder.Site(Zone);

    public static async Task<Node> Open(
        string engine, string mode = ProgrammeModes.Strict, long soap = 1_000, long tents = 100)
    {
        var node = await Camp.Open(engine);
        await node.Do(new RecordItems([], [Item(Soap, "piece"), Item(Tent, "kit")]));
        foreach (var people in Enumerable.Range(1, 4))
        {
            await node.Do(new RecordArrival(Zone, $"h{people}", people));
        }

        await node.Do(new AssignShelter(Zone, "h1", Camp.Plot(1, 1)));
        await node.Do(new AssignShelter(Zone, "h2", Camp.Plot(2, 1)));
        const string Stores = "warehouse:amman", Truck = "transit:truck-7";
        AidLine[] given = [new(Soap, 5_000), new(Tent, 500)], sent = [new(Soap, soap), new(Tent, tents)];
        await node.Do(new MakeTransfer(Entry.World, "donor:unhcr", Stores, given, "G-1"));
        await node.Do(new MakeTransfer(Entry.World, Stores, Truck, sent, "W-1"));
        await node.Do(new MakeTransfer(Zone, Truck, Site, sent, "W-1"));
        await node.Do(Programme("kits", mode));
        return node;
    }

    public static SetProgramme Programme(string id, string mode) => new(
        Zone, id, "Hygiene and shelter", "نظافة ومأوى", [new(Soap, 2, "person"), new(Tent, 1, "household")], Cycle,
        mode);

    public static CollectAid Collect(string household, params IReadOnlyList<AidLine> lines) =>
        new(Zone, household, "kits", Cycle, lines.Count == 0 ? null : lines);

    public static string Name(this Node node) => node.Journal.Key!.Node;

    private static Item Item(string code, string unit) =>
        new(code, code, null, null, null, null, null, false, unit, "test");
}
