namespace Aman.Zones;

/// <summary>A zone as proposed, and where it stands.</summary>
/// <param name="Outline">GeoJSON Polygon or MultiPolygon.</param>
/// <param name="FromDay">As <c>2026-01-31</c>; so are the day it ends and the day it is reviewed.</param>
public sealed record Zone(
    string Id, string Name, string? NameArabic, string Outline, long Capacity, string ForWhom, string FromDay,
    string? UntilDay, string? ReviewDay, Party Governs, Party Coordinates, ZoneLife Life);

/// <summary>Every zone that this node knows, by id.</summary>
public static class ZoneList
{
    public static string Permission => "zones.read";

    public static IReadOnlyList<Zone> All(Tables tables) => Some(tables, only: null);

    public static Zone? Find(Tables tables, string id) => Some(tables, id) is [var zone] ? zone : null;

    private static List<Zone> Some(Tables tables, string? only)
    {
        var parties = Parties.All(tables).ToDictionary(party => party.Id, StringComparer.Ordinal);
        Party Named(string id) => parties.GetValueOrDefault(id) ?? new(id, id, null, PartyKinds.Other);
        return [.. tables.Query<Row>($"""
            select id, name, name_arabic, outline, capacity, for_whom, from_day, until_day, review_day, governs,
              coordinates
            from zones where id = {only} or {only is null} = 1 order by id limit {Limits.ZonesMax}
            """).Select(row => new Zone(
                row.Id, row.Name, row.NameArabic, row.Outline, row.Capacity, row.ForWhom, row.FromDay, row.UntilDay,
                row.ReviewDay, Named(row.Governs), Named(row.Coordinates), ZoneLife.Of(tables, row.Id)))];
    }

    private sealed record Row(
        string Id, string Name, string? NameArabic, string Outline, long Capacity, string ForWhom, string FromDay,
        string? UntilDay, string? ReviewDay, string Governs, string Coordinates);
}
