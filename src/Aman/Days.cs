using System.Globalization;

namespace Aman;

/// <summary>Days on which something was, is or will be. A day out of reach is refused before anything is counted from
/// it.</summary>
internal static class Days
{
    public static readonly DateOnly First = new(1900, 1, 1), Last = new(2200, 12, 31);

    /// <exception cref="Refused">day-out-of-reach</exception>
    public static void Require(string what, params ReadOnlySpan<DateOnly?> days)
    {
        foreach (var day in days)
            if (day < First || day > Last)
                throw new Refused("day-out-of-reach", string.Create(CultureInfo.InvariantCulture,
                    $"{what} is {day:yyyy-MM-dd}, not between {First:yyyy-MM-dd} and {Last:yyyy-MM-dd}. Mend it."));
    }
}
