namespace Aman;

/// <summary>The closed, numbered list of refusals. Anything else that goes wrong is a bug.</summary>
public static class Refusals
{
    /// <summary>Code by number; numbers are never used twice. Kernel refusals come first.</summary>
    public static IReadOnlyDictionary<int, string> All { get; } = new Dictionary<int, string>
    {
        [1] = "node-locked",
        [2] = "command-id-used",
        [3] = "chain-broken",
        [4] = "database-collation",
        [5] = "not-permitted",
        [6] = "passphrase-wrong",
        [7] = "role-unknown",
        [8] = "node-in-use",
    };
}
