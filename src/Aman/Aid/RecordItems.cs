namespace Aman.Aid;

/// <summary>Records items of the relief catalogue and their families; what is known already is left out.</summary>
public sealed record RecordItems(IReadOnlyList<ItemFamily> Families, IReadOnlyList<Item> Items) : ICommand
{
    public static string Permission => "items.record";

    public string Scope => Entry.World;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (Items.FirstOrDefault(one => one.Code.Length is 0 or > 40 || one.Name.Length == 0) is { } wrong)
        {
            throw new Refused("item-not-valid",
                $"The item '{wrong.Code}' has no name, or its code is empty or longer than 40 letters. Correct it.");
        }

        var families = ItemCatalogue.Families(tables).ToDictionary(one => one.Code);
        var items = ItemCatalogue.ByCode(tables, Items.Select(one => one.Code).ToList());
        var (groups, news) = (Families.Where(one => families.GetValueOrDefault(one.Code) != one).ToList(),
            Items.Where(one => items.GetValueOrDefault(one.Code) != one).ToList());
        return groups.Count + news.Count == 0 ? null : new ItemsRecorded(groups, news);
    }
}

/// <summary>Items and families of items are as listed.</summary>
public sealed record ItemsRecorded(IReadOnlyList<ItemFamily> Families, IReadOnlyList<Item> Items) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        foreach (var one in Families)
        {
            tables.Execute($"""
                insert into item_families (code, family_group, name, source, stamp)
                values ({one.Code}, {one.Group}, {one.Name}, {one.Source}, {entry.Stamp})
                on conflict (code) do update set family_group = excluded.family_group, name = excluded.name,
                  source = excluded.source, stamp = excluded.stamp
                where excluded.stamp > item_families.stamp
                """);
        }

        foreach (var one in Items)
        {
            tables.Execute($"""
                insert into items (code, name, length_cm, height_cm, width_cm, volume_litres, weight_kg, emergency,
                  unit, source, stamp)
                values ({one.Code}, {one.Name}, {one.LengthCm}, {one.HeightCm}, {one.WidthCm}, {one.VolumeLitres},
                  {one.WeightKg}, {one.Emergency}, {one.Unit}, {one.Source}, {entry.Stamp})
                on conflict (code) do update set name = excluded.name, length_cm = excluded.length_cm,
                  height_cm = excluded.height_cm, width_cm = excluded.width_cm,
                  volume_litres = excluded.volume_litres, weight_kg = excluded.weight_kg,
                  emergency = excluded.emergency, unit = excluded.unit, source = excluded.source,
                  stamp = excluded.stamp
                where excluded.stamp > items.stamp
                """);
        }
    }
}
