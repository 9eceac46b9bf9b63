namespace Aman.Aid;

/// <summary>The limits of aid.</summary>
public static class Limits
{
    /// <summary>Households whose entitlements are issued or handed over in one fact.</summary>
    public const int EntitlementBatch = 500;

    /// <summary>Lines of one transfer or one collection.</summary>
    public const int LinesMax = 200;

    /// <summary>Items of one programme.</summary>
    public const int ProgrammeItemsMax = 50;

    /// <summary>Units of an item on one line; so no sum of the ledger can run over.</summary>
    public const long AmountMax = 1_000_000_000;

    /// <summary>Characters of an id, a cycle, a document number, a holder; and of a name.</summary>
    public const int IdMax = 120, NameMax = 200;

    /// <summary>Rows of a ledger or a list of exceptions shown at once.</summary>
    public const int RowsMax = 1_000;
}
