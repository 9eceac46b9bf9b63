using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Aman.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Aman.Standards;

/// <summary>Polygons between their shape and the text in <c>Place.Outline</c>.</summary>
public static class Outlines
{
    /// <summary>A sixth decimal is 11 cm on the ground: finer than any border here.</summary>
    private const int Decimals = 6;

    private static readonly ConditionalWeakTable<Place, Box> Extents = [];

    /// <exception cref="Unreadable">For anything but sound polygons, with the spot where it breaks.</exception>
    public static string Write(Geometry geometry, int row)
    {
        if (geometry is not (Polygon or MultiPolygon) || geometry.IsEmpty)
        {
            throw Shapes.Broken(row, $"an outline must be a polygon, not {geometry.GeometryType}");
        }

        var check = new IsValidOp(geometry);
        if (check.ValidationError is { } error)
        {
            throw Shapes.Broken(row, string.Create(CultureInfo.InvariantCulture,
                $"the outline crosses itself or is broken: {error.Message} at longitude {error.Coordinate.X:0.######}, "
                + $"latitude {error.Coordinate.Y:0.######}"));
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\"type\":\"{geometry.GeometryType}\",\"coordinates\":");
        if (geometry is Polygon polygon)
        {
            Append(text, polygon);
        }
        else
        {
            AppendList(text, ((MultiPolygon)geometry).Geometries, part => Append(text, (Polygon)part));
        }

        return text.Append('}').ToString();
    }

    /// <summary>The box around a place's outline.</summary>
    public static Box Extent(Place place) => Extents.GetValue(place, static one =>
    {
        var envelope = Read(one.Outline!).EnvelopeInternal;
        return new(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY);
    });

    /// <summary>The same outline without parts that have shrunk to a point or a line, which drawing programs leave
    /// behind; each is found and said.</summary>
    public static Geometry WithoutSpecks(Geometry geometry, int row, Reading reading)
    {
        if (geometry is not MultiPolygon parts || parts.Geometries.All(IsSurface) || !parts.Geometries.Any(IsSurface))
        {
            return geometry;
        }

        var kept = parts.Geometries.Where(IsSurface).ToList();
        reading.Found(row, "geometry", Effect.Mended,
            $"{parts.NumGeometries - kept.Count} of {parts.NumGeometries} parts of the outline have no area; "
            + $"taken without them", "Delete them at the source");
        return Shapes.Polygons(kept);
    }

    private static bool IsSurface(Geometry part) =>
        ((Polygon)part).ExteriorRing.Coordinates.Select(at => (at.X, at.Y)).Distinct().Count() >= 3;

    public static Geometry Read(string outline)
    {
        using var json = JsonDocument.Parse(outline);
        return GeoJson.ReadGeometry(json.RootElement, 0);
    }

    private static void Append(StringBuilder text, Polygon polygon) => AppendList(
        text,
        [polygon.ExteriorRing, .. polygon.InteriorRings],
        ring => AppendList(text, ring.Coordinates, at => text.Append('[').Append(Round(at.X)).Append(',')
            .Append(Round(at.Y)).Append(']')));

    private static void AppendList<T>(StringBuilder text, IReadOnlyList<T> list, Action<T> append)
    {
        text.Append('[');
        foreach (var (index, one) in list.Index())
        {
            text.Append(index == 0 ? "" : ",");
            append(one);
        }

        text.Append(']');
    }

    private static string Round(double degrees) =>
        Math.Round(degrees, Decimals).ToString(CultureInfo.InvariantCulture);
}
