namespace Aman.Matching;

/// <summary>What two birth dates say. Dates are guessed, miscopied by a digit, turned round (3 July, 7 March) and set
/// to the first of January more often than people are born on one day by chance. Each level has two figures: against a
/// stranger, and against a brother, a sister, a parent, whose years are nearer.</summary>
internal static class BirthScore
{
    private static readonly Said
        sameDate = new("same-date", Levels.SameDate), swapped = new("day-month-swapped", Levels.DayMonthSwapped),
        oneDigit = new("one-digit", Levels.DateNear), twoDigits = new("two-digits", Levels.DateNear),
        samePart = new("same-month", Levels.DateNear), sameDay = new("same-day", Levels.YearNear),
        firsts = new("first-of-january", Levels.FirstOfJanuary),
        oneFirst = new("first-of-january-one", Levels.FirstOfJanuary),
        sameYear = new("same-year", Levels.SameYear), sameMonth = new("same-year-month", Levels.SameYear),
        otherDay = new("same-year-other", Levels.SameYear);

    // Years apart, where only the year is meant: by one, two, three, up to five, up to ten, more.
    private static readonly Said[] rough =
    [
        new("rough-1", Levels.YearNear), new("rough-2", Levels.YearNear), new("rough-3", Levels.YearNear),
        new("rough-5", Levels.DateDifferent), new("rough-10", Levels.DateDifferent),
        new("rough-more", Levels.DateDifferent),
    ];

    private static readonly Said[] exact =
    [
        new("years-3", Levels.DateDifferent), new("years-5", Levels.DateDifferent),
        new("years-10", Levels.DateDifferent), new("years-more", Levels.DateDifferent),
    ];

    public static Said Of(Birth left, Birth right)
    {
        var apart = Math.Abs(left.Year - right.Year);
        if (apart == 0)
            return SameYear(left, right);
        if (left.IsWhole && right.IsWhole && !(left.IsFirstOfJanuary && right.IsFirstOfJanuary)
            && Slipped(left, right, apart) is { } slip)
            return slip;
        if (IsLoose(left) || IsLoose(right))
            return rough[apart <= 3 ? apart - 1 : apart <= 5 ? 3 : apart <= 10 ? 4 : 5];
        return exact[apart <= 3 ? 0 : apart <= 5 ? 1 : apart <= 10 ? 2 : 3];
    }

    private static Said? Slipped(Birth left, Birth right, int apart)
    {
        var digits = Digits(left.Year, right.Year) + Digits(left.Month, right.Month) + Digits(left.Day, right.Day);
        if (digits == 1)
            return oneDigit;
        if (left.Month == right.Month && left.Day == right.Day && (apart == 1 || SameDigits(left.Year, right.Year)))
            return sameDay;
        return digits == 2 && !IsLoose(left) && !IsLoose(right) ? twoDigits : null;
    }

    private static Said SameYear(Birth left, Birth right)
    {
        if (IsLoose(left) || IsLoose(right))
        {
            if (left.IsWhole && right.IsWhole)
                return IsLoose(left) && IsLoose(right) ? firsts : oneFirst;
            return left.Month > 0 && left.Month == right.Month && !(IsLoose(left) && IsLoose(right)) ? sameMonth
                : sameYear;
        }

        if (left.Month == right.Month && left.Day == right.Day)
            return sameDate;
        if (left.Month == right.Day && left.Day == right.Month)
            return swapped;
        if (Digits(left.Month, right.Month) + Digits(left.Day, right.Day) == 1)
            return oneDigit;
        return left.Month == right.Month || left.Day == right.Day ? samePart : otherDay;
    }

    // Nothing but the year is meant.
    private static bool IsLoose(Birth birth) => birth.Rough || !birth.IsWhole || birth.IsFirstOfJanuary;

    private static int Digits(int left, int right)
    {
        var count = 0;
        for (; left != 0 || right != 0; left /= 10, right /= 10)
            count += left % 10 == right % 10 ? 0 : 1;
        return count;
    }

    // 1971 and 1917.
    private static bool SameDigits(int left, int right) =>
        left / 100 == right / 100 && left / 10 % 10 == right % 10 && left % 10 == right / 10 % 10;

    /// <param name="Figure">Its name among the weights.</param>
    internal sealed record Said(string Figure, string Level)
    {
        public float Bits { get; } = Weights.Shipped.Of("birth-" + Figure);

        /// <summary>For one person rather than two of one family.</summary>
        public float Kin { get; } = Weights.Shipped.Of("kin-birth-" + Figure);
    }
}
