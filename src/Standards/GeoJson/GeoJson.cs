using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Aman.Standards;

/// <summary>GeoJSON (RFC 7946): a FeatureCollection or one Feature, in WGS 84.</summary>
public static class GeoJson
{
    /// <exception cref="Unreadable">For a broken geometry, with the feature's number and the spot.</exception>
    public static Features Read(JsonElement root, string name)
    {
        RefuseOtherGrid(root);
        if (root.GetProperty("type").GetString() == "Feature")
        {
            return new(name, [ReadFeature(root, 1)]);
        }

        if (!root.TryGetProperty("features", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw new Unreadable(null, "features", "the FeatureCollection has no list of features", "Fetch it again");
        }

        if (list.GetArrayLength() is 0 or > Limits.GeometriesPerFile)
        {
            throw new Unreadable(null, "features",
                $"there are no features, or more than {Limits.GeometriesPerFile}", "Fetch it again or split it");
        }

        return new(name, [.. list.EnumerateArray().Index().Select(pair => ReadFeature(pair.Item, pair.Index + 1))]);
    }

    private static Feature ReadFeature(JsonElement feature, int number)
    {
        if (feature.ValueKind != JsonValueKind.Object)
        {
            throw new Unreadable(number, null, "the feature is not an object", "Fetch the file again");
        }

        var geometry = feature.TryGetProperty("geometry", out var given) && given.ValueKind == JsonValueKind.Object
            ? ReadGeometry(given, number) : null;
        return new(number, Feature.ReadAttributes(feature), geometry);
    }

    /// <summary>A geometry object, also as it stands in <c>Place.Outline</c>.</summary>
    public static Geometry ReadGeometry(JsonElement geometry, int number)
    {
        var type = geometry.TryGetProperty("type", out var given) ? given.GetString() : null;
        if (!geometry.TryGetProperty("coordinates", out var at) || at.ValueKind != JsonValueKind.Array)
        {
            throw Shapes.Broken(number, $"the geometry {Finding.Quote(type ?? "")} has no coordinates");
        }

        return type switch
        {
            "Point" => Shapes.Point(Position(at, number)),
            "MultiPoint" => Shapes.Points(Line(at, number)),
            "LineString" => Shapes.Line(Line(at, number), number),
            "MultiLineString" => Shapes.Lines(Parts(at, number)
                .Select(line => Shapes.Line(Line(line, number), number))),
            "Polygon" => Polygon(at, number),
            "MultiPolygon" => Shapes.Polygons(Parts(at, number).Select(part => Polygon(part, number))),
            _ => throw Shapes.Broken(number, $"geometries of type {Finding.Quote(type ?? "")} are not read"),
        };
    }

    private static Geometry Polygon(JsonElement rings, int number) =>
        Shapes.Polygon([.. Parts(rings, number).Select(ring => Line(ring, number))], number);

    private static Coordinate[] Line(JsonElement line, int number) =>
        [.. Parts(line, number).Select(position => Position(position, number))];

    private static Coordinate Position(JsonElement at, int number) =>
        at.ValueKind == JsonValueKind.Array && at.GetArrayLength() >= 2
        && at[0].ValueKind == JsonValueKind.Number && at[1].ValueKind == JsonValueKind.Number
            ? Shapes.Position(at[0].GetDouble(), at[1].GetDouble(), number)
            : throw Shapes.Broken(number, "a position is not a pair of numbers");

    private static JsonElement.ArrayEnumerator Parts(JsonElement list, int number) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
            : throw Shapes.Broken(number, "the coordinates are nested wrongly");

    /// <summary>Files from before RFC 7946 may name their grid; only degrees on WGS 84 are read.</summary>
    private static void RefuseOtherGrid(JsonElement root)
    {
        if (root.TryGetProperty("crs", out var crs) && crs.ValueKind == JsonValueKind.Object
            && crs.GetRawText() is var text
            && !text.Contains("CRS84", StringComparison.Ordinal) && !text.Contains("4326", StringComparison.Ordinal))
        {
            throw new Unreadable(null, "crs", $"the positions are on another grid: {Finding.Quote(text)}",
                "Convert the file to WGS 84 (EPSG:4326)");
        }
    }
}
