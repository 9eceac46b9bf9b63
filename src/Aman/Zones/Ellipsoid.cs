using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace Aman.Zones;

/// <summary>Areas and distances on the Earth (WGS 84) of shapes in degrees, longitude first.</summary>
public static class Ellipsoid
{
    private const double EquatorKm = 6378.137, Squared = 0.00669437999014, Degree = Math.PI / 180;
    private static readonly double Eccentricity = Math.Sqrt(Squared);

    /// <summary>Drawn in the cylindrical equal-area projection of the ellipsoid, and then simply flat.</summary>
    public static double AreaKm2(Geometry shape) => Drawn(shape, point => new(
        point.X * Degree * EquatorKm, EquatorKm / 2 * Authalic(Math.Sin(point.Y * Degree)))).Area;

    /// <summary>Between the nearest points; 0 where the shapes meet. Drawn flat at the latitude between them, which is
    /// right to a few parts in a thousand for what is a day's drive apart.</summary>
    public static double DistanceKm(Geometry one, Geometry other)
    {
        var first = one.EnvelopeInternal.Centre.Y;
        var nearest = DistanceOp.NearestPoints(Flat(one, first), Flat(other, first));
        var between = (nearest[0].Y + nearest[1].Y) / 2 / NorthKm(first);
        return DistanceOp.Distance(Flat(one, between), Flat(other, between));
    }

    private static Geometry Flat(Geometry shape, double latitude) =>
        Drawn(shape, point => new(point.X * EastKm(latitude), point.Y * NorthKm(latitude)));

    private static double Authalic(double sine) => (1 - Squared) * ((sine / (1 - (Squared * sine * sine)))
        - (Math.Log((1 - (Eccentricity * sine)) / (1 + (Eccentricity * sine))) / (2 * Eccentricity)));

    /// <summary>One degree of longitude at a latitude.</summary>
    private static double EastKm(double latitude) => EquatorKm * Math.Cos(latitude * Degree) * Degree
        / Math.Sqrt(1 - (Squared * Math.Pow(Math.Sin(latitude * Degree), 2)));

    /// <summary>One degree of latitude there.</summary>
    private static double NorthKm(double latitude) => EquatorKm * (1 - Squared) * Degree
        / Math.Pow(1 - (Squared * Math.Pow(Math.Sin(latitude * Degree), 2)), 1.5);

    private static Geometry Drawn(Geometry shape, Func<Coordinate, Coordinate> draw)
    {
        var drawn = shape.Copy();
        drawn.Apply(new Drawing(draw));
        drawn.GeometryChanged();
        return drawn;
    }

    private sealed class Drawing(Func<Coordinate, Coordinate> draw) : ICoordinateFilter
    {
        public void Filter(Coordinate coord)
        {
            var to = draw(coord);
            (coord.X, coord.Y) = (to.X, to.Y);
        }
    }
}
