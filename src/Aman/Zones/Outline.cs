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
        if (outline.Length > Limits.OutlineCharactersMax)
        {
            throw Bad($"it is longer than {Limits.OutlineCharactersMax} characters; simplify it");
        }

        try
        {
            using var document = JsonDocument.Parse(outline);
            var root = document.RootElement;
            var coordinates = root.GetProperty("coordinates");
            var shape = root.GetProperty("type").GetString() switch
            {
                "Polygon" => Area(coordinates),
                "MultiPolygon" => (Geometry)new MultiPolygon([.. coordinates.EnumerateArray().Select(Area)]),
                var other => throw Bad($"it is a {other}; give a Polygon or MultiPolygon"),
            };
            if (new IsValidOp(shape).ValidationError is { } error)
            {
                throw Bad($"{error.Message} near {Spot(error.Coordinate)}");
            }

            if (shape.IsEmpty || shape.Area <= 0)
            {
                throw Bad("it encloses nothing");
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or IndexOutOfRangeException)
        {
            throw Bad("it cannot be read as a GeoJSON geometry");
        }
    }

    private static Polygon Area(JsonElement rings)
    {
        var all = rings.EnumerateArray().Select(Ring).ToArray();
        return all is [var shell, .. var holes] ? new Polygon(shell, holes) : throw Bad("it has no ring");
    }

    private static LinearRing Ring(JsonElement ring)
    {
        var points = ring.EnumerateArray().Select(point => new Coordinate(point[0].GetDouble(), point[1].GetDouble()))
            .ToArray();
        foreach (var point in points)
        {
            if (!(Math.Abs(point.X) <= 180 && Math.Abs(point.Y) <= 90))
            {
                throw Bad($"{Spot(point)} is not on the Earth; longitude comes first");
            }
        }

        return points.Length < 4 ? throw Bad("a ring needs at least four points, the last being the first again")
            : points[0].Equals2D(points[^1]) ? new LinearRing(points)
            : throw Bad($"the ring that starts at {Spot(points[0])} ends at {Spot(points[^1])}; close it");
    }

    private static string Spot(Coordinate point) => FormattableString.Invariant($"{point.X}, {point.Y}");

    private static Refused Bad(string why) => new("zone-outline", $"The zone's outline is refused: {why}.");
}
