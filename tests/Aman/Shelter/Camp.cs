using Aman.Places;
using Aman.Tests.Topics.Zones;

namespace Aman.Tests.Topics.Shelter;

/// <summary>The open zone with two districts of one block of five plots with room for six people each.</summary>
public static class Camp
{
    public const string Zone = Zaatari.Zone;

    public static async Task<Node> Open(string engine)
    {
        var node = Engines.Node(engine);
        await node.Open();
        await node.Do(new RecordPlaces([
            Place(Zone, PlaceKinds.Site, "JO", null),
            .. ((int[])[1, 2]).SelectMany(district => (Place[])[
                Place($"{Zone}/D{district}", PlaceKinds.District, Zone, null),
                Place($"{Zone}/D{district}-B1", PlaceKinds.Block, $"{Zone}/D{district}", null),
                .. Enumerable.Range(1, 5).Select(
                    plot => Place(Plot(district, plot), PlaceKinds.Shelter, $"{Zone}/D{district}-B1", 6))])]));
        return node;
    }

    public static string Plot(int district, int number) => $"{Zone}/D{district}-B1-H{number}";

    private static Place Place(string id, string kind, string parent, long? capacity) =>
        new(id, kind, parent, id, id, null, null, null, null, capacity, null, "test");
}
