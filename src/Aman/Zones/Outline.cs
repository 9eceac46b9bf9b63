using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Aman.Zones;

/// <summary>A zone's outline: a GeoJSON Polygon or MultiPolygon (RFC 7946), longitude before latitude.</summary>
public static class Outline
{
    /// <exception cref="Refused">zone-outline: says what is wrong with it and where.</exception>
    public static void Require(string outline)
    {
        var shape = Read(outline);
        if (new IsValidOp(shape).ValidationError is { } error)
        {
            throw Bad($"{error.Message} near {Spot(error.Coordinate)}");
        }

        if (shape.IsEmpty || shape.Area <= 0)
        {
            throw Bad("it encloses nothing");
        }
    }

    /// <summary>The shape as it stands, which may cross itself.</summary>
    /// <exception cref="Refused">zone-outline</exception>
    public static Geometry Read(string outline) =>
        Read(outline, "zone-outline", nameof(Polygon), nameof(MultiPolygon));

    /// <param name="code">The refusal's code.</param>
    /// <param name="types">Of the geometries that are taken.</param>
    internal static Geometry Read(string shape, string code, params string[] types)
    {
        if (shape.Length > Limits.OutlineCharactersMax)
        {
            throw Bad($"it is longer than {Limits.OutlineCharactersMax} characters; simplify it", code);
        }

        try
        {
            return Read(shape, types);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or IndexOutOfRangeException)
        {
            throw Bad("it cannot be read as a GeoJSON geometry", code);
        }
        catch (Refused refused) when (refused.Code != code)
        {
            throw new Refused("objective-not-valid", refused.Message);
        }
    }

    private static Geometry Read(string shape, string[] types)
    {
        using var document = JsonDocument.Parse(shape);
        var coordinates = document.RootElement.GetProperty("coordinates");
        var type = document.RootElement.GetProperty("type").GetString() ?? "";
        return !types.Contains(type) ? throw Bad($"it is a {type}; give a {string.Join(" or ", types)}") : type switch
        {
            nameof(Point) => new Point(Spots(new[] { coordinates })[0]),
            nameof(LineString) when Spots(coordinates.EnumerateArray()) is { Length: > 1 } points =>
                new LineString(points),
            nameof(LineString) => throw Bad("a line needs two points"),
            nameof(Polygon) => Area(coordinates),
            _ => new MultiPolygon([.. coordinates.EnumerateArray().Select(Area)]),
        };
    }

    private static Polygon Area(JsonElement rings)
    {
        var all = rings.EnumerateArray().Select(Ring).ToArray();
        return all is [var shell, .. var holes] ? new Polygon(shell, holes) : throw Bad("it has no ring");
    }

    private static LinearRing Ring(JsonElement ring)
    {
        var points = Spots(ring.EnumerateArray());
        return points.Length < 4 ? throw Bad("a ring needs at least four points, the last being the first again")
            : points[0].Equals2D(points[^1]) ? new LinearRing(points)
            : throw Bad($"the ring that starts at {Spot(points[0])} ends at {Spot(points[^1])}; close it");
    }

    private static Coordinate[] Spots(IEnumerable<JsonElement> positions)
    {
        var points = positions.Select(point => new Coordinate(point[0].GetDouble(), point[1].GetDouble())).ToArray();
        return points.FirstOrDefault(point => !(Math.Abs(point.X) <= 180 && Math.Abs(point.Y) <= 90)) is { } off
            ? throw Bad($"{Spot(off)} is not on the Earth; longitude comes first") : points;
    }

    private static string Spot(Coordinate point) => FormattableString.Invariant($"{point.X}, {point.Y}");

    private static Refused Bad(string why, string code = "zone-outline") =>
        code == "zone-outline" ? new("zone-outline", $"The outline is refused: {why}.")
            : new("objective-not-valid", $"The objective's shape is refused: {why}.");
}
