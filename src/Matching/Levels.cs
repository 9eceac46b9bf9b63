namespace Aman.Matching;

/// <summary>The closed list of levels an <see cref="Evidence"/> may have.</summary>
public static class Levels
{
    // Names.
    public const string Same = "same";
    public const string Variant = "variant";
    public const string Near = "near";
    public const string Initial = "initial";
    public const string Swapped = "swapped";
    public const string Different = "different";

    // Abu or Umm and a child's name, which says nothing of the bearer's own.
    public const string Kunya = "kunya";

    // One name but for the ending that makes it a woman's.
    public const string Ending = "ending";

    // Words that only one side has.
    public const string Missing = "missing";

    // Births.
    public const string SameDate = "same-date";
    public const string FirstOfJanuary = "first-of-january";
    public const string SameYear = "same-year";
    public const string DayMonthSwapped = "day-month-swapped";
    public const string DateNear = "date-near";
    public const string YearNear = "year-near";
    public const string DateDifferent = "date-different";

    // Several names of one family say less together than one by one.
    public const string NamesTogether = "names-together";

    // A cap on what a family shares.
    public const string FamilyShared = "family-shared";

    public static IReadOnlyList<string> All { get; } =
    [
        Same, Variant, Near, Initial, Swapped, Different, Kunya, Ending, Missing, SameDate, FirstOfJanuary, SameYear,
        DayMonthSwapped, DateNear, YearNear, DateDifferent, NamesTogether, FamilyShared,
    ];
}
