namespace Aman.Aid;

/// <summary>The relief items that are recorded.</summary>
public static class ItemCatalogue
{
    private const int Chunk = 1_000;

    public static Dictionary<string, Item> ByCode(Tables tables, IReadOnlyCollection<string> codes) => codes
        .Distinct().Chunk(Chunk).Cast<IReadOnlyList<string>>().SelectMany(chunk => tables.Query<Item>($"""
            select code, name, length_cm, height_cm, width_cm, volume_litres, weight_kg, emergency, unit, source
            from items where code in {chunk} order by code
            """)).ToDictionary(one => one.Code);

    public static List<ItemFamily> Families(Tables tables) => tables.Query<ItemFamily>(
        $"select code, family_group as \"group\", name, source from item_families order by code");

    public static long Count(Tables tables) => tables.One<long>($"select count(*) from items");
}
