namespace Aman.Places;

/// <summary>Places as they are recorded.</summary>
public static class AllPlaces
{
    /// <summary>Ids asked for at once; both engines take as many parameters in one query.</summary>
    private const int Chunk = 1_000;

    private const int OriginsFirst = 50;

    public static Place? One(Tables tables, string id) => ById(tables, [id]).GetValueOrDefault(id);

    public static Dictionary<string, Place> ById(Tables tables, IReadOnlyCollection<string> ids) => ids
        .Distinct().Chunk(Chunk).Cast<IReadOnlyList<string>>().SelectMany(chunk => tables.Query<Place>($"""
            select id, kind, parent, code, name, name_arabic, latitude, longitude, outline, capacity, type, source,
              area_km2, population, population_date, serves
            from places where id in {chunk} order by id
            """)).ToDictionary(place => place.Id);

    /// <summary>The places directly inside, of one kind, by code.</summary>
    public static List<Place> Inside(Tables tables, string parent, string kind) => tables.Query<Place>($"""
        select id, kind, parent, code, name, name_arabic, latitude, longitude, outline, capacity, type, source,
          area_km2, population, population_date, serves
        from places where parent = {parent} and kind = {kind} order by code, id
        """);

    /// <summary>All places of one kind anywhere below, at most five levels deep, by id.</summary>
    public static List<Place> Below(Tables tables, string above, string kind) => tables.Query<Place>($"""
        with recursive below (id, depth) as (
          select id, 1 from places where parent = {above}
          union all
          select places.id, depth + 1 from places join below on places.parent = below.id where depth < 5)
        select places.id, kind, parent, code, name, name_arabic, latitude, longitude, outline, capacity, type, source,
          area_km2, population, population_date, serves
        from places join below on below.id = places.id where kind = {kind} order by places.id
        """);

    /// <summary>Where people may come from, no finer than is open: governorates, then countries.</summary>
    public static List<Place> Origins(Tables tables) => tables.Query<Place>($"""
        select id, kind, parent, code, name, name_arabic, latitude, longitude, outline, capacity, type, source,
          area_km2, population, population_date, serves
        from places where (kind = {PlaceKinds.Admin1} and length(id) = 4) or (kind = {PlaceKinds.Country}
          and length(id) = 2) order by kind, name, id
        """);

    /// <summary>Where those registered in the zone come from, by id: of some thousand places these are asked for nearly
    /// always.</summary>
    public static List<string> OriginsOf(Tables tables, string zone) => tables.Query<string>($"""
        select distinct origin_admin1 from households where zone = {zone} and origin_admin1 is not null
        order by origin_admin1 limit {OriginsFirst}
        """);

    public static List<PlaceCount> Counts(Tables tables) => tables.Query<PlaceCount>(
        $"select kind, count(*) as count from places group by kind order by kind");
}

/// <summary>How many places of a kind are recorded.</summary>
public sealed record PlaceCount(string Kind, long Count);
