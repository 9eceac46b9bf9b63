namespace Aman.Shelter;

/// <summary>A plot of a block and who lives on it.</summary>
/// <param name="Household">The household's id; the first by id where several share the plot; null when it
/// is free.</param>
/// <param name="Households">How many households share it.</param>
public sealed record PlotsOfBlock(
    string Plot, string Code, long? Capacity, string? Household, long Households, long People)
{
    public static IReadOnlyList<PlotsOfBlock> Of(Tables tables, string zone, string block) =>
        tables.Query<PlotsOfBlock>($"""
            select p.id as plot, p.code, p.capacity, min(s.household) as household, count(s.household) as households,
              cast(coalesce(sum(s.people), 0) as bigint) as people
            from places p
            left join stays s on s.zone = {zone} and s.plot = p.id and s.people > 0
            where p.parent = {block} and p.kind = 'shelter'
            group by p.id, p.code, p.capacity order by length(p.id), p.id
            """);
}
