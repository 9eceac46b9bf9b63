namespace Aman.Standards;

/// <summary>Latitude and longitude in each other's column, found by the countries that the rows name.</summary>
internal static class Swapped
{
    /// <summary>Boxes are rough and leave outlying islands out.</summary>
    private const double MarginDegrees = 1.0;

    /// <exception cref="Unreadable">When most points lie outside their country, and inside when swapped.</exception>
    public static void Refuse(IEnumerable<(Box? Box, double? Latitude, double? Longitude)> points, string field, int row)
    {
        var (all, swapped) = (0, 0);
        foreach (var (box, latitude, longitude) in points)
        {
            if (box is not null && latitude is { } y && longitude is { } x)
            {
                all++;
                swapped += !box.Contains(y, x, MarginDegrees) && box.Contains(x, y, MarginDegrees) ? 1 : 0;
            }
        }

        if (swapped * 2 > all)
        {
            throw new Unreadable(row, field,
                $"latitude and longitude are swapped: {swapped} of {all} points lie in their country only the other way",
                "Swap the two headings");
        }
    }
}
