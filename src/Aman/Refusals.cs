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
        [9] = "passphrase-short",
        [10] = "key-store-broken",
        [20] = "zone-not-open",
        [21] = "zone-state",
        [22] = "zone-proposal",
        [23] = "zone-outline",
        [24] = "party-kind",
        [25] = "party-unknown",
        [26] = "party-not-yours",
        [27] = "party-not-notified",
        [28] = "party-answered",
        [29] = "party-not-answered",
        [30] = "clarification-open",
        [31] = "clarification-known",
        [32] = "clarification-unknown",
        [33] = "answer-unknown",
        [34] = "answer-conditions",
        [35] = "text-missing",
        [36] = "text-too-long",
        [40] = "place-not-valid",
        [41] = "activity-not-valid",
        [42] = "item-not-valid",

        // The program's own: terminal, sign-in, HTTP.
        [101] = "household-empty",
        [102] = "household-head",
        [103] = "household-too-large",
        [104] = "household-field",
        [105] = "household-known",
        [106] = "household-absent",
        [107] = "person-elsewhere",
        [108] = "person-twice",
        [109] = "read-reason",
        [110] = "search-text",
        [111] = "sealed-altered",
        [201] = "journal-absent",
        [202] = "address-taken",
        [203] = "not-signed-in",
        [204] = "sign-in-wrong",
        [205] = "body-wrong",
        [206] = "body-too-large",
        [207] = "command-id-missing",
        [208] = "read-already-recorded",
        [209] = "not-found",
    };
}
