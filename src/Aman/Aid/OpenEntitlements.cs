namespace Aman.Aid;

/// <summary>A household that has still to receive something of a cycle, in the order of the plots, as one walks from
/// shelter to shelter; those without a plot come last.</summary>
/// <param name="District">Null without a plot.</param>
/// <param name="People">How many of it are here now.</param>
/// <param name="Units">What it may still collect, of all items together.</param>
/// <param name="Begun">Whether it has received some of it.</param>
public sealed record OpenEntitlements(string Household, string? Plot, string? District, string? DistrictArabic,
    long People, long Units, bool Begun)
{
    /// <param name="skip">How many were shown before.</param>
    public static IReadOnlyList<OpenEntitlements> Of(
        Tables tables, string zone, string programme, string cycle, int skip, int most) =>
        tables.Query<OpenEntitlements>($"""
            with open as (
              select household, cast(sum(case when collected < amount then amount - collected else 0 end) as bigint)
                as units, max(case when collected > 0 then 1 else 0 end) as begun
              from entitlement_lines where zone = {zone} and programme = {programme} and cycle = {cycle} and amount > 0
              group by household)
            select o.household, p.code as plot, d.name as district, d.name_arabic as district_arabic,
              coalesce(s.people, 0) as people, o.units, o.begun
            from open o
            left join stays s on s.zone = {zone} and s.household = o.household
            left join places p on p.id = s.plot
            left join places b on b.id = p.parent
            left join places d on d.id = b.parent
            where o.units > 0
            order by case when p.id is null then 1 else 0 end, length(d.id), d.id, length(b.id), b.id, length(p.id),
              p.id, o.household limit {most} offset {skip}
            """);

    /// <summary>Households that are here and have no entitlement in this cycle: they came after it was issued, or it
    /// never was.</summary>
    public static long NotIssued(Tables tables, string zone, string programme, string cycle) => tables.One<long>($"""
        select count(*) from stays s where s.zone = {zone} and s.people > 0 and not exists (
          select 1 from entitlements e where e.zone = {zone} and e.programme = {programme} and e.cycle = {cycle}
            and e.household = s.household)
        """);
}
