namespace Aman.Standards;

/// <summary>Latitude and longitude in each other's column, found by the countries that the rows name.</summary>
internal static class Swapped
{
    /// <summary>Boxes are rough and leave outlying islands out.</summary>
    private const double MarginDegrees = 1.0;

    /// <exception cref="Unreadable">When more points fit their country only swapped than only as they are.</exception>
    public static void Refuse(IEnumerable<(Box? Box, double? Latitude, double? Longitude)> points, string field,
        int row)
    {
        var (right, swapped) = (0, 0);
        foreach (var (box, latitude, longitude) in points)
        {
            if (box is not null && latitude is { } y && longitude is { } x)
            {
                // Only points that fit one way and not the other tell anything.
                var (asIs, turned) = (box.Contains(y, x, MarginDegrees), box.Contains(x, y, MarginDegrees));
                right += asIs && !turned ? 1 : 0;
                swapped += turned && !asIs ? 1 : 0;
            }
        }

        if (swapped > right)
        {
            throw new Unreadable(row, field,
                $"latitude and longitude are swapped: {swapped} points lie in their country only the other way round",
                "Swap the two headings");
        }
    }
}
