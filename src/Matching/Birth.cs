using System.Globalization;
using System.Text.RegularExpressions;

namespace Aman.Matching;

/// <summary>A birth date as far as it is known. A year alone has month and day 0; <see cref="Rough"/> says that even
/// the year was guessed, from an age or by the eye.</summary>
public readonly partial record struct Birth(int Year, int Month = 0, int Day = 0, bool Rough = false)
{
    /// <summary>A date that many offices write when only the year is known.</summary>
    public bool IsFirstOfJanuary => Month == 1 && Day == 1;

    public bool IsWhole => Month > 0 && Day > 0;

    /// <summary>Reads 1984-03-07, 19840307, 07.03.1984, 7/3/1984 (day first, unless that cannot be), 1984-03, 1984,
    /// and a leading ~ for a rough date; digits of any script.</summary>
    public static bool TryRead(string? text, out Birth birth)
    {
        birth = default;
        var plain = Digits.ToAscii(text ?? "").Trim();
        var rough = plain.StartsWith('~');
        if (Iso().Match(plain) is { Success: true } iso)
            return IsDate((Number(iso, 1), Number(iso, 2), Number(iso, 3)), rough, out birth);
        if (DayFirst().Match(plain) is { Success: true } day)
        {
            return IsDate((Number(day, 3), Number(day, 2), Number(day, 1)), rough, out birth)
                || IsDate((Number(day, 3), Number(day, 1), Number(day, 2)), rough, out birth);
        }

        return false;
    }

    public override string ToString()
    {
        var text = Year.ToString("0000", CultureInfo.InvariantCulture);
        if (Month > 0)
            text += Month.ToString("-00", CultureInfo.InvariantCulture);
        if (IsWhole)
            text += Day.ToString("-00", CultureInfo.InvariantCulture);
        return Rough ? "~" + text : text;
    }

    private static bool IsDate((int Year, int Month, int Day) read, bool rough, out Birth birth)
    {
        var (year, month, day) = read;
        birth = new Birth(year, month, day, rough);
        return year is > 1800 and < 2200 && month is >= 0 and <= 12
            && (day == 0 || (month > 0 && day <= DateTime.DaysInMonth(year, month)));
    }

    private static int Number(Match match, int group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^~?\s*([0-9]{4})(?:[-/. ]?([0-9]{1,2})(?:[-/. ]?([0-9]{1,2})(?:[T ].*)?)?)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^~?\s*([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})$")]
    private static partial Regex DayFirst();
}
