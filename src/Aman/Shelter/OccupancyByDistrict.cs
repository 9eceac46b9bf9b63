namespace Aman.Shelter;

/// <summary>How full a district is: plots of all its blocks, and the households and people who live on them.</summary>
/// <param name="Capacity">People it has room for; null where no plot says so.</param>
public sealed record OccupancyByDistrict(string District, string Name, string? NameArabic, long Plots, long Taken,
    long Free, long Households, long People, long? Capacity)
{
    /// <summary>True when families share plots, or more people live here than there is room for.</summary>
    public bool IsOver => IsOverBy(1);

    /// <param name="step">Counts that are shown in steps may lie a step too high.</param>
    public bool IsOverBy(long step) =>
        Households >= Plots + step || People >= (Capacity ?? int.MaxValue) + step;

    public static IReadOnlyList<OccupancyByDistrict> Of(Tables tables, string zone) =>
        tables.Query<OccupancyByDistrict>($"""
            with taken as (
              select plot, count(*) as households, sum(people) as people from stays
              where zone = {zone} and people > 0 and plot is not null group by plot)
            select d.id as district, d.name, d.name_arabic, count(p.id) as plots, count(t.plot) as taken,
              count(p.id) - count(t.plot) as free, cast(coalesce(sum(t.households), 0) as bigint) as households,
              cast(coalesce(sum(t.people), 0) as bigint) as people, cast(sum(p.capacity) as bigint) as capacity
            from places d
            left join places b on b.parent = d.id and b.kind = 'block'
            left join places p on p.parent = b.id and p.kind = 'shelter'
            left join taken t on t.plot = p.id
            where d.parent = {zone} and d.kind = 'district'
            group by d.id, d.name, d.name_arabic order by length(d.id), d.id
            """);
}
