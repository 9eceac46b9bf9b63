namespace Aman.Matching;

/// <summary>What two birth dates say. Dates are guessed, miscopied by a digit, turned round (3 July, 7 March) and set
/// to the first of January more often than people are born on one day by chance.</summary>
internal static class BirthScore
{
    private static readonly Weights weights = Weights.Shipped;
    private static readonly float
        sameDate = weights.Of("birth-same-date"), swapped = weights.Of("birth-day-month-swapped"),
        oneDigit = weights.Of("birth-one-digit"), twoDigits = weights.Of("birth-two-digits"),
        sameMonth = weights.Of("birth-same-month"), sameDay = weights.Of("birth-same-day"),
        firsts = weights.Of("birth-first-of-january"), oneFirst = weights.Of("birth-first-of-january-one"),
        sameYear = weights.Of("birth-same-year"), otherDay = weights.Of("birth-same-year-other"),
        near = weights.Of("birth-year-near-rough"), years2 = weights.Of("birth-years-2"),
        years5 = weights.Of("birth-years-5"), years10 = weights.Of("birth-years-10"),
        yearsMore = weights.Of("birth-years-more"), roughShare = weights.Of("birth-rough-share");

    public static (float Bits, string Level) Of(Birth left, Birth right)
    {
        var apart = Math.Abs(left.Year - right.Year);
        var loose = IsLoose(left) || IsLoose(right);
        if (apart == 0)
            return SameYear(left, right);
        if (left.IsWhole && right.IsWhole && !(left.IsFirstOfJanuary && right.IsFirstOfJanuary))
        {
            var digits = Digits(left.Year, right.Year) + Digits(left.Month, right.Month) + Digits(left.Day, right.Day);
            if (digits == 1)
                return (oneDigit, Levels.DateNear);
            if (left.Month == right.Month && left.Day == right.Day && (apart == 1 || SameDigits(left.Year, right.Year)))
                return (sameDay, Levels.YearNear);
            if (digits == 2 && !loose)
                return (twoDigits, Levels.DateNear);
        }

        if (apart <= (left.Rough || right.Rough ? 3 : 1) && loose)
            return (near / apart, Levels.YearNear);
        var bits = apart <= 2 ? years2 : apart <= 5 ? years5 : apart <= 10 ? years10 : yearsMore;
        return (loose ? bits * roughShare : bits, Levels.DateDifferent);
    }

    private static (float Bits, string Level) SameYear(Birth left, Birth right)
    {
        if (IsLoose(left) && IsLoose(right))
            return left.IsWhole && right.IsWhole ? (firsts, Levels.FirstOfJanuary) : (sameYear, Levels.SameYear);
        if (IsLoose(left) || IsLoose(right))
        {
            return left.IsWhole && right.IsWhole ? (oneFirst, Levels.FirstOfJanuary)
                : (left.Month > 0 && left.Month == right.Month ? sameYear + 1 : sameYear, Levels.SameYear);
        }

        if (left.Month == right.Month && left.Day == right.Day)
            return (sameDate, Levels.SameDate);
        if (left.Month == right.Day && left.Day == right.Month)
            return (swapped, Levels.DayMonthSwapped);
        if (Digits(left.Month, right.Month) + Digits(left.Day, right.Day) == 1)
            return (oneDigit, Levels.DateNear);
        return left.Month == right.Month ? (sameMonth, Levels.DateNear)
            : left.Day == right.Day ? (sameMonth, Levels.DateNear) : (otherDay, Levels.SameYear);
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
}
