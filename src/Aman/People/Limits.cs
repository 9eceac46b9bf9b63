namespace Aman.People;

/// <summary>The limits of registration and search.</summary>
public static class Limits
{
    /// <summary>Larger groups are registered as several households.</summary>
    public const int PersonsPerHouseholdMax = 40;

    /// <summary>Characters in one part of a name; 40 is common among long ones, passports cut at 39.</summary>
    public const int NamePartMax = 100;

    public const int ShortTextMax = 100;

    public const int NotesMax = 2_000;

    /// <summary>A portrait of 360 by 480 dots needs about half of it.</summary>
    public const int PhotoBytesMax = 60_000;

    /// <summary>Documents, phones, languages or specific needs of one person.</summary>
    public const int ListMax = 20;

    public const int AgeYearsMax = 120;

    /// <summary>Days on which something can have been recorded.</summary>
    public static readonly DateOnly DayMin = new(2000, 1, 1), DayMax = new(2100, 1, 1);

    /// <summary>A clock before this day is wrong: the program is younger.</summary>
    public static readonly DateOnly ClockMin = new(2026, 12, 31);

    public const int SearchTextMax = 200;

    public const int SearchWordsMax = 8;

    public const int SearchHitsMax = 50;

    /// <summary>Whom a page shows before it is asked for more: what fits on a telephone.</summary>
    public const int SearchHitsFirst = 8;

    /// <summary>Of those who bear the words as they are written, so many are compared as whole names.</summary>
    public const int SearchRankedMax = 100;

    /// <summary>Persons who may be the same one, shown at the gate.</summary>
    public const int AlikeMax = 5;

    /// <summary>Columns of a registration list.</summary>
    public const int ListColumnsMax = 1_000;

    /// <summary>Pairs in one fact, of one person who was just registered, and of one run.</summary>
    public const int PairsPerFactMax = 500, PairsPerPersonMax = 3, PairsPerRunMax = 20_000;

    /// <summary>Pairs that the queue reads, and groups it shows.</summary>
    public const int QueuePairsMax = 20_000, QueueGroupsMax = 100;

    /// <summary>Overwritten corrections that are listed to their writer.</summary>
    public const int LostShownMax = 100;

    /// <summary>Entries and persons read at once while a register is opened.</summary>
    public const int IndexPageMax = 500;

    /// <summary>How long whoever asks first opens a register before the answer is that it takes longer.</summary>
    public static readonly TimeSpan OpeningAtOnce = TimeSpan.FromMilliseconds(1_500);

    /// <summary>Searches by name and looks at the gate of one user within an hour: more than a gate of one family a
    /// minute needs while names are typed.</summary>
    public const int SearchesPerHourMax = 2_000;

    /// <summary>Persons that one command erases.</summary>
    public const int ErasedAtOnceMax = 500;

    /// <summary>Ten years: longer is no retention.</summary>
    public const int RetentionDaysMax = 3_660;
}
