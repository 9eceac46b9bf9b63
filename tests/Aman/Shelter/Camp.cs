namespace Aman.Tests.Topics.Shelter;

/// <summary>A camp of two districts with one block each and five plots a block, with room for six people each.</summary>
public static class Camp
{
    public const string Zone = "camp";

    public static Node Open(string engine)
    {
        var node = Engines.Node(engine);
        Add(node, Zone, "site", null, null);
        foreach (var district in (int[])[1, 2])
        {
            Add(node, $"{Zone}/D{district}", "district", Zone, null);
            Add(node, $"{Zone}/D{district}-B1", "block", $"{Zone}/D{district}", null);
            foreach (var plot in Enumerable.Range(1, 5))
            {
                Add(node, Plot(district, plot), "shelter", $"{Zone}/D{district}-B1", 6);
            }
        }

        return node;
    }

    public static string Plot(int district, int number) => $"{Zone}/D{district}-B1-H{number}";

    private static void Add(Node node, string id, string kind, string? parent, long? capacity) =>
        node.Database.Transact(tables =>
        {
            tables.Execute($"""
                insert into places (id, kind, parent, code, name, capacity) values ({id}, {kind}, {parent}, {id}, {id}, {capacity})
                """);
            return 0;
        });
}
