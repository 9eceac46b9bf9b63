namespace Aman.Aid;

/// <summary>How far a cycle has come, by the district in which the households live.</summary>
/// <param name="District">Null for households without a plot.</param>
/// <param name="Entitled">Households.</param>
/// <param name="Collected">Households that have received all of it.</param>
/// <param name="Begun">Households that have received some of it.</param>
public sealed record CycleCoverage(string? District, string? Name, string? NameArabic, long Entitled, long Collected,
    long Begun)
{
    public long Remaining => Entitled - Collected;

    public static IReadOnlyList<CycleCoverage> Of(Tables tables, string zone, string programme, string cycle) =>
        tables.Query<CycleCoverage>($"""
            with households as (
              select household, min(case when collected >= amount then 1 else 0 end) as whole,
                max(case when collected > 0 then 1 else 0 end) as begun
              from entitlement_lines where zone = {zone} and programme = {programme} and cycle = {cycle} and amount > 0
              group by household)
            select d.id as district, d.name, d.name_arabic, count(*) as entitled,
              cast(sum(h.whole) as bigint) as collected, cast(sum(h.begun - h.whole) as bigint) as begun
            from households h
            left join stays s on s.zone = {zone} and s.household = h.household
            left join places p on p.id = s.plot
            left join places b on b.id = p.parent
            left join places d on d.id = b.parent
            group by d.id, d.name, d.name_arabic order by coalesce(length(d.id), 0), d.id
            """);
}
