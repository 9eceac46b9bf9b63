namespace Aman.App.Pages;

/// <summary>How much one page shows.</summary>
public static class Limits
{
    public const int JournalLinesMax = 50;
    public const int JournalFieldsMax = 24;
    public const int JournalFieldCharactersMax = 120;

    /// <summary>Items that the overview shows.</summary>
    public const int OverviewItemsMax = 12;

    /// <summary>Zones that the list of zones shows.</summary>
    public const int ZonesMax = 500;

    /// <summary>Persons that one registration form offers room for.</summary>
    public const int PersonRowsMax = 40;

    /// <summary>Days of arrivals and departures shown.</summary>
    public const int DaysMax = 14;

    /// <summary>Places around a place, up to its country.</summary>
    public const int PlaceDepthMax = 10;

    /// <summary>Processes of talks that their list shows.</summary>
    public const int ProcessesMax = 200;

    /// <summary>Contacts that their list shows.</summary>
    public const int ContactsMax = 100;

    /// <summary>Options of a matrix before it is asked for whole.</summary>
    public const int MatrixRowsMax = 30;

    /// <summary>Options on one page of a matrix that is shown whole.</summary>
    public const int MatrixWholeRowsMax = 100;

    /// <summary>Parties of a matrix before those that agree to everything shown stand in one line.</summary>
    public const int MatrixColumnsMax = 12;

    /// <summary>A registration list that is uploaded; it is held in memory.</summary>
    public const int ListBytesMax = 64 << 20;

    /// <summary>Commands that one form makes of issuing entitlements to everybody: a hundred thousand households.
    /// </summary>
    public const int IssueBatchesMax = 200;

    /// <summary>Households with something still due that are listed at once.</summary>
    public const int OpenEntitlementsMax = 20;

    /// <summary>Free plots offered while typing.</summary>
    public const int FreePlotsMax = 200;
}
