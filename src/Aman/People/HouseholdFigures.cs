namespace Aman.People;

/// <summary>What is open of a household beside the seal.</summary>
/// <param name="Size">Its living members.</param>
/// <param name="OriginAdmin1">P-code of the governorate they come from.</param>
/// <param name="RegisteredOn">yyyy-MM-dd.</param>
/// <param name="Plot">Place id of its plot; null without one.</param>
/// <param name="Present">How many of it are here now.</param>
public sealed record HouseholdFigures(string Id, long Size, string? OriginAdmin1, string? Origin, string? OriginArabic,
    string RegisteredOn, string? Plot, long Present, IReadOnlyList<HouseholdFigures.Member> Members)
{
    /// <returns>Null for a household that is not of this zone, as for one that never was.</returns>
    public static HouseholdFigures? Find(Tables tables, string zone, string household)
    {
        var row = tables.One<Row>($"""
            select h.id, h.origin_admin1, p.name as origin, p.name_arabic as origin_arabic, h.registered_on,
              s.plot, coalesce(s.people, 0) as present
            from households h
            left join places p on p.id = h.origin_admin1
            left join stays s on s.zone = h.zone and s.household = h.id
            where h.zone = {zone} and h.id = {household}
            """);
        if (row is null)
            return null;
        var members = tables.Query<Member>($"""
            select id, head, sex, age_group, died from people where household = {household} and same_as = ''
            order by place, id
            """);
        return new(row.Id, members.Count(one => !one.Died), row.OriginAdmin1, row.Origin, row.OriginArabic,
            row.RegisteredOn, row.Plot, row.Present, members);
    }

    /// <summary>A person of the household without a name.</summary>
    public sealed record Member(string Id, bool Head, string Sex, string AgeGroup, bool Died);

    private sealed record Row(string Id, string? OriginAdmin1, string? Origin, string? OriginArabic,
        string RegisteredOn, string? Plot, long Present);
}
