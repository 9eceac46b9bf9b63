using System.Globalization;

namespace Aman;

/// <summary>Days on which something was, is or will be. A day out of reach is refused before anything is counted from
/// it.</summary>
public static class Days
{
    internal static readonly DateOnly First = new(1900, 1, 1), Last = new(2200, 12, 31);

    /// <summary>This day in UTC.</summary>
    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <inheritdoc cref="Today(TimeProvider)"/>
    public static DateOnly Today(this Tables tables) => tables.Beside<TimeProvider>().Today();

    /// <exception cref="Refused">day-out-of-reach</exception>
    internal static void Require(string what, params ReadOnlySpan<DateOnly?> days)
    {
        foreach (var day in days)
            if (day < First || day > Last)
                throw new Refused("day-out-of-reach", string.Create(CultureInfo.InvariantCulture,
                    $"{what} is {day:yyyy-MM-dd}, not between {First:yyyy-MM-dd} and {Last:yyyy-MM-dd}. Mend it."));
    }
}
