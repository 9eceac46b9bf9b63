using System.Text.Json;

namespace Aman.Places;

/// <summary>Records places as they are now, new ones and changed ones; what is known already is left out.</summary>
public sealed record RecordPlaces(IReadOnlyList<Place> Places) : ICommand
{
    /// <summary>More than any place on earth has room for, and small enough to be summed.</summary>
    private const long PeopleMax = 10_000_000_000;

    public static string Permission => "places.record";

    public string Scope => Entry.World;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (Places.GroupBy(place => place.Id, StringComparer.Ordinal)
            .FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new Refused("place-not-valid",
                $"The place '{twice.Key}' is listed {twice.Count()} times. List it once.");
        }

        var known = AllPlaces.ById(tables, Places.Select(place => place.Id).ToList());
        var news = new List<Place>();
        foreach (var place in Places)
        {
            if (Wrong(place) is { } wrong)
            {
                throw new Refused("place-not-valid",
                    $"The place '{place.Id}' cannot be recorded: {wrong}. Correct it and try again.");
            }

            if (known.GetValueOrDefault(place.Id) != place)
            {
                news.Add(place);
            }
        }

        return news.Count == 0 ? null : new PlacesRecorded(news);
    }

    private static bool IsOutline(string? outline)
    {
        if (outline is null)
        {
            return true;
        }

        try
        {
            using var geometry = JsonDocument.Parse(outline);
            return geometry.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
                && root.TryGetProperty("coordinates", out var coordinates)
                && coordinates.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <returns>Why the place cannot be recorded; null when it can.</returns>
    public static string? Wrong(Place place) =>
        place.Id.Length is 0 or > 80 || place.Id.Any(char.IsWhiteSpace) ? "its id is no id"
            : !PlaceKinds.All.Contains(place.Kind) ? $"there is no kind '{place.Kind}'"
            : place.Name.Length == 0 ? "it has no name"
            : (place.Name + place.NameArabic + place.Code + place.Type).Any(char.IsControl)
                ? "its name is not plain text"
            : place.Kind == PlaceKinds.Country != place.Parent is null ? "only a country lies in no other place"
            : place.Parent == place.Id ? "it lies in itself"
            : place.Latitude is null != place.Longitude is null ? "only one of latitude and longitude is there"
            : !(Math.Abs(place.Latitude ?? 0) <= 90 && Math.Abs(place.Longitude ?? 0) <= 180) ? "its point is nowhere"
            : place.Capacity is < 0 or > PeopleMax || place.Population is < 0 or > PeopleMax
                ? $"a number of people is below zero or above {PeopleMax}"
            : !IsOutline(place.Outline) ? "its outline is no GeoJSON geometry"
            : !double.IsFinite(place.AreaKm2 ?? 0) ? "its area is no number" : null;
}

/// <summary>Places are as listed.</summary>
public sealed record PlacesRecorded(IReadOnlyList<Place> Places) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        foreach (var place in Places)
        {
            tables.Execute($"""
                insert into places (id, kind, parent, code, name, name_arabic, latitude, longitude, outline, capacity,
                  type, source, area_km2, population, population_date, serves, stamp)
                values ({place.Id}, {place.Kind}, {place.Parent}, {place.Code}, {place.Name}, {place.NameArabic},
                  {place.Latitude}, {place.Longitude}, {place.Outline}, {place.Capacity}, {place.Type}, {place.Source},
                  {place.AreaKm2}, {place.Population}, {place.PopulationDate}, {place.Serves}, {entry.Stamp})
                on conflict (id) do update set kind = excluded.kind, parent = excluded.parent, code = excluded.code,
                  name = excluded.name, name_arabic = excluded.name_arabic, latitude = excluded.latitude,
                  longitude = excluded.longitude, outline = excluded.outline, capacity = excluded.capacity,
                  type = excluded.type, source = excluded.source, area_km2 = excluded.area_km2,
                  population = excluded.population, population_date = excluded.population_date,
                  serves = excluded.serves, stamp = excluded.stamp
                where excluded.stamp > places.stamp
                """);
        }
    }
}
