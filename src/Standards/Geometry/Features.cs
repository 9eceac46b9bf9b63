using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Aman.Standards;

/// <summary>Features of a map, from GeoJSON or TopoJSON.</summary>
public sealed class Features(string name, IReadOnlyList<Feature> all) : Document(name)
{
    public IReadOnlyList<Feature> All { get; } = all;

    /// <summary>True when every one of the first features has all of these attributes.</summary>
    public bool Have(params IReadOnlyList<string> attributes) =>
        All.Take(Limits.TagRowWithin).All(feature => attributes.All(feature.Attributes.ContainsKey));
}

/// <summary>A feature: attributes and an outline, line or point.</summary>
/// <param name="Number">From 1 in the order of the file.</param>
/// <param name="Attributes">Numbers in invariant notation; null values are absent from it but for their name.</param>
public sealed record Feature(int Number, IReadOnlyDictionary<string, string> Attributes, Geometry? Geometry)
{
    /// <summary>The attribute without spaces around it, by the first of these names that holds something.</summary>
    public string this[params ReadOnlySpan<string> names]
    {
        get
        {
            foreach (var name in names)
            {
                if (Attributes.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value))
                {
                    return value.Trim();
                }
            }

            return "";
        }
    }

    /// <summary>Attributes by name without regard to case. Nested values are ignored.</summary>
    internal static Dictionary<string, string> ReadAttributes(JsonElement feature)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                var text = property.Value.ValueKind switch
                {
                    JsonValueKind.String => property.Value.GetString() ?? "",
                    JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
                    _ => "",
                };

                // ADM1_PCODE and adm1_pcode may stand side by side; the one that says something counts.
                if (!attributes.TryGetValue(property.Name, out var other) || other.Length == 0)
                {
                    attributes[property.Name] = text;
                }
            }
        }

        return attributes;
    }
}

/// <summary>Builds geometries from rings of positions, and names the spot where one is broken.</summary>
internal static class Shapes
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    public static Geometry Point(Coordinate at) => Factory.CreatePoint(at);

    public static Geometry Points(IEnumerable<Coordinate> all) => Factory.CreateMultiPointFromCoords([.. all]);

    public static Geometry Line(Coordinate[] line, int row) => line.Length >= 2 ? Factory.CreateLineString(line)
        : throw Broken(row, "a line has fewer than two positions");

    public static Geometry Lines(IEnumerable<Geometry> lines) =>
        Factory.CreateMultiLineString([.. lines.Cast<LineString>()]);

    public static Geometry Polygons(IEnumerable<Geometry> polygons) =>
        Factory.CreateMultiPolygon([.. polygons.Cast<Polygon>()]);

    public static Geometry Polygon(IReadOnlyList<Coordinate[]> rings, int row)
    {
        if (rings.Count == 0)
        {
            throw Broken(row, "a polygon has no ring");
        }

        foreach (var ring in rings)
        {
            if (ring.Length < 4 || !ring[0].Equals2D(ring[^1]))
            {
                throw Broken(row, "a ring is not closed, or has fewer than four positions");
            }
        }

        return Factory.CreatePolygon(Factory.CreateLinearRing(rings[0]),
            [.. rings.Skip(1).Select(ring => Factory.CreateLinearRing(ring))]);
    }

    /// <param name="x">Longitude in degrees.</param>
    /// <param name="y">Latitude in degrees.</param>
    public static Coordinate Position(double x, double y, int row)
    {
        if (!(Math.Abs(y) <= 90) || !(Math.Abs(x) <= 180))
        {
            throw Broken(row, string.Create(CultureInfo.InvariantCulture,
                $"the position {x:0.###}, {y:0.###} is not on the earth in degrees (longitude, latitude)"),
                Math.Abs(y) <= 180 && Math.Abs(x) <= 90
                    ? "Longitude comes first: swap the two" : "Convert the file to WGS 84 (EPSG:4326)");
        }

        return new(x, y);
    }

    public static Unreadable Broken(int row, string reason, string mend = "Repair the geometry at its source") =>
        new(row, "geometry", reason, mend);
}
