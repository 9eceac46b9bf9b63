namespace Aman;

/// <summary>The kernel's limits.</summary>
public static class Limits
{
    /// <summary>Commands that may wait for the writer; more wait at the door.</summary>
    public const int QueueMax = 10_000;

    /// <summary>Commands that share one transaction and one flush to disk.</summary>
    public const int GroupMax = 256;

    /// <summary>Entries read or sent at once.</summary>
    public const int BatchMax = 2_000;

    /// <summary>How far another node's clock may be ahead of ours.</summary>
    public const long ClockAheadMsMax = 24 * 60 * 60 * 1000;
}
