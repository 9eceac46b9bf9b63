namespace Aman.Shelter;

/// <summary>How full a block is. See <see cref="OccupancyByDistrict"/>.</summary>
public sealed record OccupancyByBlock(string Block, string District, string Name, string? NameArabic, long Plots,
    long Taken, long Free, long Households, long People, long? Capacity)
{
    public bool IsOver => IsOverBy(1);

    /// <param name="step">Counts that are shown in steps may lie a step too high.</param>
    public bool IsOverBy(long step) =>
        Households >= Plots + step || People >= (Capacity ?? int.MaxValue) + step;

    public static IReadOnlyList<OccupancyByBlock> Of(Tables tables, string zone) => tables.Query<OccupancyByBlock>($"""
        with taken as (
          select plot, count(*) as households, sum(people) as people from stays
          where zone = {zone} and people > 0 and plot is not null group by plot)
        select b.id as block, d.id as district, b.name, b.name_arabic, count(p.id) as plots, count(t.plot) as taken,
          count(p.id) - count(t.plot) as free, cast(coalesce(sum(t.households), 0) as bigint) as households,
          cast(coalesce(sum(t.people), 0) as bigint) as people, cast(sum(p.capacity) as bigint) as capacity
        from places d
        join places b on b.parent = d.id and b.kind = 'block'
        left join places p on p.parent = b.id and p.kind = 'shelter'
        left join taken t on t.plot = p.id
        where d.parent = {zone} and d.kind = 'district'
        group by b.id, d.id, b.name, b.name_arabic order by length(d.id), d.id, length(b.id), b.id
        """);
}
