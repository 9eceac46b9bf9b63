namespace Aman.App;

/// <summary>The limits of the program's terminal and web server.</summary>
public static class Limits
{
    /// <summary>Faults that verify prints; the rest is counted.</summary>
    public const int FaultsShownMax = 100;

    /// <summary>A request's body, other than a file's upload.</summary>
    public const int BodyBytesMax = 1024 * 1024;

    /// <summary>All headers of a request.</summary>
    public const int HeaderBytesMax = 16 * 1024;

    /// <summary>Faults of one body that a problem names.</summary>
    public const int BodyFaultsMax = 20;

    /// <summary>Open connections; more wait at the door.</summary>
    public const int ConnectionsMax = 2_000;
}
