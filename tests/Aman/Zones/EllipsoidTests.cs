using Aman.Zones;
using NetTopologySuite.Geometries;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class EllipsoidTests
{
    // From the tables of the length of a degree of WGS 84 along meridian and parallel.
    [Theory]
    [InlineData(15, 110.649 * 107.551)]
    [InlineData(30, 110.852 * 96.486)]
    [InlineData(45, 111.132 * 78.847)]
    [InlineData(60, 111.412 * 55.800)]
    public void A_cell_of_one_degree_has_the_area_that_geodesy_gives(int latitude, double areaKm2) =>
        Assert.Equal(1, Ellipsoid.AreaKm2(Cell(10, latitude - 0.5)) / areaKm2, 0.0002);

    [Fact]
    public void All_cells_together_are_the_surface_of_the_earth() => Assert.Equal(510_065_622.0,
        Enumerable.Range(-90, 180).Sum(latitude => Ellipsoid.AreaKm2(Cell(0, latitude)) * 360), 100.0);

    [Theory]
    [InlineData(0, 0, 0, 1, 110.57)]
    [InlineData(0, 0, 1, 0, 111.32)]
    [InlineData(36, 33, 36, 34, 110.91)]
    [InlineData(36, 33, 37, 33, 93.46)]
    [InlineData(36, 60, 37, 60, 55.80)]
    public void A_degree_has_the_length_that_geodesy_gives(
        double longitude, double latitude, double toLongitude, double toLatitude, double km) => Assert.Equal(1,
        Ellipsoid.DistanceKm(new Point(longitude, latitude), new Point(toLongitude, toLatitude)) / km, 0.002);

    [Fact]
    public void What_lies_inside_has_no_distance() =>
        Assert.Equal(0, Ellipsoid.DistanceKm(Cell(36, 32), new Point(36.5, 32.5)));

    private static Polygon Cell(int west, double south) => new(new LinearRing(
    [
        new(west, south), new(west + 1, south), new(west + 1, south + 1), new(west, south + 1), new(west, south),
    ]));
}
