using System.Globalization;
using System.Text.RegularExpressions;

namespace Aman.People;

/// <summary>
/// A birth date as a registrar types it: <c>1987</c>, <c>3.1987</c>, <c>5/3/1987</c> (day, month, year),
/// <c>1987-03-05</c>, <c>1987-03</c>,
/// <c>34y</c> (an age in years), <c>8m</c> (in months), <c>spring 2019</c>; in Latin, Arabic or Persian digits.
/// </summary>
public static partial class BirthText
{
    /// <returns>Null for an empty text, which means that nobody knows.</returns>
    /// <exception cref="Refused">birth-unreadable</exception>
    public static BirthDate? Parse(string? text, DateOnly today)
    {
        var plain = LatinDigits(text ?? "").Trim().ToLowerInvariant();
        if (plain.Length == 0)
            return null;
        try
        {
            return plain.Length > Limits.ShortTextMax ? throw Unreadable() : Read(plain, today) ?? throw Unreadable();
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            throw Unreadable();
        }
    }

    /// <summary>The same as it is typed; empty for none.</summary>
    public static string Write(BirthDate? birth) => birth switch
    {
        null => "",
        { AgeYears: { } age } => string.Create(CultureInfo.InvariantCulture, $"{age}y"),
        { Season: { } season } => string.Create(CultureInfo.InvariantCulture, $"{season} {birth.Year}"),
        { Day: { } day, Month: { } month } =>
            string.Create(CultureInfo.InvariantCulture, $"{day}/{month}/{birth.Year}"),
        { Month: { } month } => string.Create(CultureInfo.InvariantCulture, $"{month}.{birth.Year}"),
        _ => birth.Year.ToString(CultureInfo.InvariantCulture),
    };

    private static BirthDate? Read(string text, DateOnly today)
    {
        if (Age().Match(text) is { Success: true } age)
        {
            var count = Number(age.Groups[1]);
            return age.Groups[2].Value is "m" or "ش"
                ? today.AddMonths(-count) is var born ? new(born.Year, born.Month) : null
                : count > Limits.AgeYearsMax ? null : BirthDate.OfAge(count, today);
        }

        if (YearFirst().Match(text) is { Success: true } iso)
            return Whole(Number(iso.Groups[1]), Number(iso.Groups[2]), iso.Groups[3] is { Success: true } dayOf
                ? Number(dayOf) : null);
        if (DayFirst().Match(text) is { Success: true } date)
        {
            var (day, month) = (date.Groups[1], date.Groups[2]);
            return Whole(Number(date.Groups[3]), month.Success ? Number(month) : day.Success ? Number(day) : null,
                month.Success ? Number(day) : null);
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && Seasons.FirstOrDefault(one => words.Contains(one.Word)).Season is { } season
            && int.TryParse(words.FirstOrDefault(word => char.IsAsciiDigit(word[0])), CultureInfo.InvariantCulture,
                out var year) && year is > 1800 and < 10_000 ? new(year, Season: season) : null;
    }

    private static BirthDate? Whole(int year, int? month, int? day) =>
        year is < 1800 or > 9999 || month is < 1 or > 12
            || (day is not null && (day < 1 || day > DateTime.DaysInMonth(year, month!.Value)))
            ? null : new(year, month, day);

    private static readonly (string Word, string Season)[] Seasons =
    [
        .. BirthDate.Seasons.Select(one => (one, one)),
        ("شتاء", "winter"), ("ربيع", "spring"), ("صيف", "summer"), ("خريف", "autumn"), ("fall", "autumn"),
    ];

    private static string LatinDigits(string text) => string.Concat(text.Select(one =>
        char.IsDigit(one) ? (char)('0' + (int)char.GetNumericValue(one)) : one));

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static Refused Unreadable() => new("birth-unreadable",
        "A birth date cannot be read. Write the year (1987), month and year (3.1987), day, month and year (5/3/1987), "
        + "an age (34y, 8m) or a season (spring 2019).");

    [GeneratedRegex(@"^(\d{1,3}) ?([ymسش])\w{0,6}\z")]
    private static partial Regex Age();

    [GeneratedRegex(@"^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\z")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?:(\d{1,2})[-/. ])?(?:(\d{1,2})[-/. ])?(\d{4})\z")]
    private static partial Regex DayFirst();
}
