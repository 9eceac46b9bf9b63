using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Aman.Standards;

/// <summary>TopoJSON 1.0: shared arcs, quantised or not, put together to features.</summary>
public static class TopoJson
{
    /// <exception cref="Unreadable">For a broken or cut topology, with the feature's number.</exception>
    public static Features Read(JsonElement root, string name)
    {
        if (!root.TryGetProperty("objects", out var objects) || objects.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("arcs", out var arcs) || arcs.ValueKind != JsonValueKind.Array)
        {
            throw new Unreadable(null, null, "the topology lacks its objects or its arcs",
                "Fetch the file again, whole");
        }

        var topology = new Topology(arcs, Transform.From(root));
        var features = new List<Feature>();
        foreach (var one in objects.EnumerateObject().SelectMany(part => Geometries(part.Value)))
        {
            if (features.Count >= Limits.GeometriesPerFile)
            {
                throw new Unreadable(null, null, $"there are more than {Limits.GeometriesPerFile} geometries",
                    "Split the file");
            }

            var number = features.Count + 1;
            features.Add(new(number, Feature.ReadAttributes(one), topology.Build(one, number)));
        }

        return features.Count > 0 ? new(name, features)
            : throw new Unreadable(null, "objects", "the topology holds no geometries", "Fetch the file again");
    }

    private static List<JsonElement> Geometries(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("geometries", out var list)
        && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [part];

    /// <summary>Quantised positions are steps on a grid: degrees are step times scale plus translate.</summary>
    private sealed record Transform(double ScaleX, double ScaleY, double TranslateX, double TranslateY)
    {
        public static Transform? From(JsonElement root)
        {
            if (!root.TryGetProperty("transform", out var given) || given.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var scale = Pair(given.GetProperty("scale"), 0);
            var translate = Pair(given.GetProperty("translate"), 0);
            return new(scale.X, scale.Y, translate.X, translate.Y);
        }

        public Coordinate Apply(double x, double y, int row) =>
            Shapes.Position((x * ScaleX) + TranslateX, (y * ScaleY) + TranslateY, row);
    }

    private static (double X, double Y) Pair(JsonElement at, int row) =>
        at.ValueKind == JsonValueKind.Array && at.GetArrayLength() >= 2 && at[0].TryGetDouble(out var x)
        && at[1].TryGetDouble(out var y) ? (x, y) : throw Shapes.Broken(row, "a position is not a pair of numbers");

    private sealed class Topology(JsonElement arcs, Transform? transform)
    {
        private readonly Coordinate[][] lines = [.. arcs.EnumerateArray().Select(arc => Decode(arc, transform))];

        public Geometry? Build(JsonElement geometry, int row)
        {
            var type = geometry.ValueKind == JsonValueKind.Object && geometry.TryGetProperty("type", out var given)
                && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
            return type switch
            {
                null => null,
                "Point" => Shapes.Point(Place(geometry.GetProperty("coordinates"), row)),
                "MultiPoint" => Shapes.Points(List(geometry, "coordinates", row).Select(at => Place(at, row))),
                "LineString" => Shapes.Line(Join(geometry.GetProperty("arcs"), row), row),
                "MultiLineString" => Shapes.Lines(List(geometry, "arcs", row)
                    .Select(line => Shapes.Line(Join(line, row), row))),
                "Polygon" => Polygon(List(geometry, "arcs", row), row),
                "MultiPolygon" => Shapes.Polygons(List(geometry, "arcs", row)
                    .Select(part => Polygon(part.EnumerateArray(), row))),
                _ => throw Shapes.Broken(row, $"geometries of type {Finding.Quote(type)} are not read"),
            };
        }

        private Geometry Polygon(JsonElement.ArrayEnumerator rings, int row) =>
            Shapes.Polygon([.. rings.Select(ring => Join(ring, row))], row);

        private static JsonElement.ArrayEnumerator List(JsonElement geometry, string field, int row) =>
            geometry.TryGetProperty(field, out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray() : throw Shapes.Broken(row, $"the geometry lacks its {field}");

        private Coordinate Place(JsonElement at, int row)
        {
            var (x, y) = Pair(at, row);
            return transform?.Apply(x, y, row) ?? Shapes.Position(x, y, row);
        }

        /// <summary>Arcs end to end; each begins where the one before ended, and ~n is arc n backwards.</summary>
        private Coordinate[] Join(JsonElement indexes, int row)
        {
            var line = new List<Coordinate>();
            foreach (var given in indexes.EnumerateArray())
            {
                if (!given.TryGetInt32(out var index) || (index < 0 ? ~index : index) >= lines.Length)
                {
                    throw Shapes.Broken(row, "the geometry names an arc that is not in the file: it is cut off");
                }

                var arc = index < 0 ? [.. lines[~index].Reverse()] : lines[index];
                line.AddRange(line.Count == 0 ? arc : arc.Skip(1));
                if (line.Count > Limits.PointsPerFile)
                {
                    throw Shapes.Broken(row, $"the geometry has more than {Limits.PointsPerFile} positions");
                }
            }

            return [.. line];
        }

        private static Coordinate[] Decode(JsonElement arc, Transform? transform)
        {
            var positions = new List<Coordinate>();
            var (x, y) = (0.0, 0.0);
            foreach (var at in arc.EnumerateArray())
            {
                var (nextX, nextY) = Pair(at, 0);
                (x, y) = transform is null ? (nextX, nextY) : (x + nextX, y + nextY);
                positions.Add(transform?.Apply(x, y, 0) ?? Shapes.Position(x, y, 0));
            }

            return [.. positions];
        }
    }
}
