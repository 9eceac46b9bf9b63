namespace Aman.Places;

/// <summary>A place in the one tree of places: from a country down to a shelter or a facility.</summary>
/// <param name="Id">A P-code (<c>SY0801</c>), or the site's own id and code (<c>zaatari/D1-B1-H47</c>).</param>
/// <param name="Kind">One of <see cref="PlaceKinds"/>.</param>
/// <param name="Parent">The place it lies in; null for a country.</param>
/// <param name="Code">The code people on site use; a country's is ISO 3166 alpha-3.</param>
/// <param name="Latitude">Degrees, WGS 84; a point inside or at the centre.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
/// <param name="Outline">Polygon or MultiPolygon as GeoJSON geometry text (RFC 7946).</param>
/// <param name="Capacity">People it has room for, where somebody said so.</param>
/// <param name="Type">A facility's or site's kind in the words of its source.</param>
/// <param name="Source">Who says so: the publisher and the version.</param>
/// <param name="AreaKm2">As its source gives it.</param>
/// <param name="Population">People, as of <paramref name="PopulationDate"/> (a year, or yyyy-MM-dd).</param>
/// <param name="Serves">Ids of the places that a facility serves, in order, with one space between.</param>
public sealed record Place(string Id, string Kind, string? Parent, string Code, string Name, string? NameArabic,
    double? Latitude, double? Longitude, string? Outline, long? Capacity, string? Type, string Source,
    double? AreaKm2 = null, long? Population = null, string? PopulationDate = null, string? Serves = null);

/// <summary>The kinds of places, outermost first.</summary>
public static class PlaceKinds
{
    public const string Country = "country";
    public const string Admin1 = "admin1";
    public const string Admin2 = "admin2";
    public const string Admin3 = "admin3";
    public const string Site = "site";
    public const string District = "district";
    public const string Block = "block";
    public const string Shelter = "shelter";
    public const string Facility = "facility";

    public static IReadOnlyList<string> All { get; } =
        [Country, Admin1, Admin2, Admin3, Site, District, Block, Shelter, Facility];
}
