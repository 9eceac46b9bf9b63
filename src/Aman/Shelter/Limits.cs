namespace Aman.Shelter;

/// <summary>The limits of arrivals and plots.</summary>
public static class Limits
{
    /// <summary>People of one household that one arrival may count.</summary>
    public const long HouseholdPeopleMax = 60;

    /// <summary>Characters of a household's id.</summary>
    public const int HouseholdIdMax = 120;

    /// <summary>Free plots shown at once.</summary>
    public const int FreePlotsMax = 500;

    /// <summary>When a movement may be dated: from the year 2000 to 2200, in ms since 1970.</summary>
    public const long WhenMsMin = 946_684_800_000, WhenMsMax = 7_258_118_400_000;
}
