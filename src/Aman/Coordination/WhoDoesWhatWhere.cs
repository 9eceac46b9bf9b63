namespace Aman.Coordination;

/// <summary>Organisations and their activities (3W) as they are recorded.</summary>
public static class WhoDoesWhatWhere
{
    private const int Chunk = 1_000;

    public static List<Organisation> Organisations(Tables tables) =>
        tables.Query<Organisation>($"select id, name from organisations order by id");

    public static Dictionary<string, Activity> Known(Tables tables, IReadOnlyCollection<string> ids) => ids
        .Distinct().Chunk(Chunk).Cast<IReadOnlyList<string>>().SelectMany(chunk => tables.Query<Activity>($"""
            select id, organisation, sector, country, area, place, latitude, longitude, description, source
            from activities where id in {chunk} order by id
            """)).ToDictionary(one => one.Id);

    /// <summary>Activities in a country by sector and organisation.</summary>
    public static List<Activity> In(Tables tables, string country) => tables.Query<Activity>($"""
        select id, organisation, sector, country, area, place, latitude, longitude, description, source
        from activities where country = {country} order by sector, organisation, area, id
        """);

    /// <summary>How many organisations and activities a sector has in a country.</summary>
    public static List<SectorCount> Sectors(Tables tables, string country) => tables.Query<SectorCount>($"""
        select sector, count(distinct organisation) as organisations, count(*) as activities
        from activities where country = {country} group by sector order by sector
        """);
}

/// <summary>A sector with how many work in it.</summary>
public sealed record SectorCount(string Sector, long Organisations, long Activities);
