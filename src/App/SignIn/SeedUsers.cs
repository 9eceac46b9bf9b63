using Aman.Access;

namespace Aman.App.SignIn;

/// <summary>A user to be made, with the one role it starts with.</summary>
public sealed record SeedUser(string Login, string Role, string Organisation, string Zone);

/// <summary>A user as made.</summary>
/// <param name="Password">Null when the user was there before: the password is known to nobody but the user.</param>
public sealed record MadeUser(SeedUser User, string Id, string? Password);

/// <summary>Makes users with passwords of their own, again and again with the same outcome.</summary>
public static class SeedUsers
{
    /// <summary>One user a role. A liaison speaks for a party, so its organisation is the party's id.</summary>
    /// <param name="zone">Where the field's roles hold; administrator, coordinator, negotiator hold theirs everywhere.
    /// </param>
    public static IReadOnlyList<SeedUser> OneEachRole(string zone, string coordinating, string hosting) =>
    [
        .. Roles.All.Keys.Select(role => new SeedUser(
            role, role, role == "liaison" ? hosting : coordinating,
            role is "administrator" or "zone-coordinator" or "negotiator" ? Entry.World : zone)),
    ];

    /// <summary>Adds whom there is not yet, and grants the roles; recorded by the terminal.</summary>
    public static async Task<IReadOnlyList<MadeUser>> Make(Node node, Users users, IReadOnlyList<SeedUser> seeds)
    {
        var made = new List<MadeUser>();
        foreach (var seed in seeds)
        {
            if (!Roles.All.ContainsKey(seed.Role))
            {
                throw new Refused("role-unknown",
                    $"There is no role '{seed.Role}'. The roles are {string.Join(", ", Roles.All.Keys)}.");
            }

            var known = await users.Find(seed.Login);
            var password = known is null ? Users.NewPassword() : null;
            var user = known ?? await users.Add(seed.Login, password!);
            await node.Journal.Record(new GrantRole(user.Id, seed.Role, seed.Organisation, seed.Zone), Roles.Terminal,
                Guid.CreateVersion7());
            made.Add(new(seed, user.Id, password));
        }

        return made;
    }

    /// <summary>Prints each user and, this once, the password.</summary>
    public static void Print(IReadOnlyList<MadeUser> made, TextWriter output)
    {
        var width = made.Max(one => one.User.Login.Length);
        foreach (var one in made)
        {
            output.WriteLine($"{one.User.Login.PadRight(width)}  "
                + (one.Password ?? $"(as set before; a new one: aman user password {one.User.Login})"));
        }
    }
}
