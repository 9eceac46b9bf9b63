namespace Aman.Access;

/// <summary>The keys with which users sign what they state in a party's name: one a user, made when the first role
/// that signs is granted. The secret lies sealed in the key store of that node; the public key stands in the grant.
/// </summary>
public static class SigningKeys
{
    // No zone has a slash in its id, so these lie under a wrapping key of their own.
    private const string Wrapper = "users/signing";

    /// <summary>The key that signs as this user at this node, or null where it has none.</summary>
    internal static NodeKey? Open(Tables tables, string user) =>
        tables.Keys.Open(Id(user)) is { } seed ? new(user, seed) : null;

    /// <returns>The public key; made if there is none.</returns>
    internal static string Make(Tables tables, string user)
    {
        using var key = new NodeKey(user, tables.Keys.Make(tables, Id(user), Wrapper));
        return key.Public;
    }

    internal static bool IsRecorded(
        Tables tables, string user, string role, string organisation, string zone, string key) =>
        tables.One<string>($"""
            select key from role_steps where person = {user} and role = {role} and organisation = {organisation}
              and zone = {zone} order by stamp desc limit 1
            """) == key;

    private static string Id(string user) => $"signing:{user}";
}
