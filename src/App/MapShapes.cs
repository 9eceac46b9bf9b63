using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aman.App.Pages;
using Aman.Places;
using Microsoft.AspNetCore.Http;

namespace Aman.App;

/// <summary>The shapes that the map draws, as GeoJSON (RFC 7946) out of the places of one zone.</summary>
public static class MapShapes
{
    /// <summary>A facility's mark on the map by its type in the source's words; any other is a service.</summary>
    private static readonly Dictionary<string, string> Marks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Health"] = "health", ["School"] = "learning", ["Kindergarten"] = "learning", ["Youth Center"] = "learning",
        ["Water Facilities"] = "water", ["Recycling Facilities"] = "water",
        ["Distribution Point"] = "goods", ["Warehouse"] = "goods",
        ["Community Center"] = "community", ["Child Friendly Space"] = "community", ["Recreation"] = "community",
        ["Playground"] = "community", ["Mosque"] = "community",
    };

    public static string MarkOf(string? type) => Marks.GetValueOrDefault(type ?? "", "service");

    public static void MapShapesOfZone(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/map/districts.json",
            (tables, caller, zone) => Areas(
                tables, PlaceKinds.District, OccupancyRow.Districts(tables, caller, zone), zone));
        Map(routes, "/map/blocks.json",
            (tables, caller, zone) => Areas(
                tables, PlaceKinds.Block, OccupancyRow.Blocks(tables, caller, zone), zone));
        Map(routes, "/map/facilities.json", (tables, _, zone) => Facilities(tables, zone));
    }

    private static void Map(
        IEndpointRouteBuilder routes, string pattern, Func<Tables, Caller, string, IEnumerable<Shape>> shapes) =>
        routes.MapGet(pattern, (HttpContext http) => Answer(http, shapes)).ExcludeFromDescription()
            .WithMetadata(new NeedsAttribute("figures.read"));

    private static async Task Answer(HttpContext http, Func<Tables, Caller, string, IEnumerable<Shape>> shapes)
    {
        var zone = http.Request.Query["zone"].ToString();
        var node = http.RequestServices.GetRequiredService<Node>();
        var bytes = node.Journal.Read(tables => Write(shapes(tables, http.Caller()!, zone)));
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.Headers.IfNoneMatch == tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentType = "application/geo+json";
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static IEnumerable<Shape> Areas(Tables tables, string kind, IReadOnlyList<OccupancyRow> rows, string zone)
    {
        var occupancy = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        return AllPlaces.Below(tables, zone, kind).Where(place => place.Outline is not null)
            .Select(place => new Shape(place, occupancy.GetValueOrDefault(place.Id)?.Step ?? "0", null));
    }

    // What serves single plots, as a septic tank does, would hide everything else.
    private static IEnumerable<Shape> Facilities(Tables tables, string zone) =>
        AllPlaces.Below(tables, zone, PlaceKinds.Facility)
            .Where(place => place is { Latitude: not null, Type: not "septic tank" })
            .Select(place => new Shape(place, null, MarkOf(place.Type)));

    private static byte[] Write(IEnumerable<Shape> shapes)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var shape in shapes)
            {
                Write(json, shape);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Shape shape)
    {
        var (place, step, mark) = shape;
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WritePropertyName("geometry");
        if (mark is null)
        {
            using var outline = JsonDocument.Parse(place.Outline!);
            Rounded(json, outline.RootElement);
        }
        else
        {
            json.WriteStartObject();
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteRawValue(Rounded(place.Longitude!.Value));
            json.WriteRawValue(Rounded(place.Latitude!.Value));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteStartObject("properties");
        json.WriteString("id", place.Id);
        json.WriteString("name", place.Name);
        json.WriteString("nameArabic", place.NameArabic);
        if (mark is not null)
        {
            json.WriteString("mark", mark);
        }
        else
        {
            json.WriteString("step", step);
            json.WritePropertyName("longitude");
            json.WriteRawValue(Rounded(place.Longitude ?? 0));
            json.WritePropertyName("latitude");
            json.WriteRawValue(Rounded(place.Latitude ?? 0));
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Six digits are a tenth of a metre: enough for a plot, and half the bytes.
    private static string Rounded(double degrees) =>
        Math.Round(degrees, 6).ToString("0.######", CultureInfo.InvariantCulture);

    private static void Rounded(Utf8JsonWriter json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    json.WritePropertyName(property.Name);
                    Rounded(json, property.Value);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var one in element.EnumerateArray())
                {
                    Rounded(json, one);
                }
                json.WriteEndArray();
                break;
            case JsonValueKind.Number:
                json.WriteRawValue(Rounded(element.GetDouble()));
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }

    /// <summary>A place to draw: an area with its step of occupancy, or a facility with its mark.</summary>
    private sealed record Shape(Place Place, string? Step, string? Mark);
}
