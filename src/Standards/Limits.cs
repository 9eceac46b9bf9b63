namespace Aman.Standards;

/// <summary>How much of an outside file is taken. Each refusal names the limit that was reached.</summary>
public static class Limits
{
    public const long FileBytes = 256L << 20;
    public const int LineBytes = 4 << 20;
    public const int CellBytes = 1 << 20;
    public const int Columns = 1_000;
    public const int Rows = 500_000;
    public const int FilesPerImport = 1_000;

    /// <summary>A real workbook packs 5 to 20 times; a bomb 1,000 times.</summary>
    public const int UnpackedPerPacked = 200;
    public const long UnpackedBytes = 256L << 20;
    public const int ZipEntries = 2_000;

    public const int TagRowWithin = 25;
    public const int PointsPerFile = 5_000_000;
    public const int GeometriesPerFile = 200_000;

    /// <summary>Refusals kept for one file, and as many other findings; more are counted.</summary>
    public const int Findings = 200;

    /// <summary>Findings printed for one file; JSON has them all.</summary>
    public const int FindingsPrinted = 20;

    /// <summary>Characters of a cell that a finding may quote.</summary>
    public const int Quoted = 40;

    /// <summary>Above this share of refused rows the file is not what it seems, and nothing is taken.</summary>
    public const double RefusedShare = 0.2;

    /// <summary>So few refused rows never condemn a file of which something is taken.</summary>
    public const int RefusedFew = 5;

    /// <summary>Rows recorded as one fact.</summary>
    public const int ImportBatch = 1_000;

    /// <summary>Findings kept for one registration list.</summary>
    public const int ListFindings = 2_000;

    /// <summary>Rows of a registration list that wait for others of their household, read together.</summary>
    public const int ListRowsWaiting = 20_000;

    /// <summary>Households of a list that are under way together.</summary>
    public const int ListTogether = 512;

    /// <summary>Characters of outlines recorded as one fact.</summary>
    public const int ImportBatchCharacters = 4 << 20;
}
