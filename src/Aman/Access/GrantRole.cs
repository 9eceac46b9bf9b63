namespace Aman.Access;

/// <summary>Gives a user a role, for an organisation, in one zone or (<see cref="Entry.World"/>) in all.</summary>
public sealed record GrantRole(string User, string Role, string Organisation, string Zone) : ICommand
{
    public static string Permission => "access.grant";

    public string Scope => Entry.World;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (!Roles.All.ContainsKey(Role))
        {
            throw new Refused("role-unknown",
                $"There is no role '{Role}'. The roles are {string.Join(", ", Roles.All.Keys)}.");
        }

        var holds = Roles.Of(tables, User).Contains(new(Role, Organisation, Zone));
        if (!Roles.Signs(Role))
        {
            return holds ? null : new RoleGranted(User, Role, Organisation, Zone);
        }

        var key = SigningKeys.Make(tables, User);
        return holds && SigningKeys.IsRecorded(tables, User, Role, Organisation, Zone, key)
            ? null : new SignerGranted(User, Role, Organisation, Zone, key);
    }
}

/// <summary>A user holds a role from now on.</summary>
public sealed record RoleGranted(string User, string Role, string Organisation, string Zone) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        Roles.Keep(tables, entry, User, new(Role, Organisation, Zone), held: true);
}

/// <summary>A user holds a role in which statements are signed, with this key.</summary>
/// <param name="Key">Public key (Ed25519, base64); its secret lies in the key store of the node that granted.</param>
public sealed record SignerGranted(string User, string Role, string Organisation, string Zone, string Key) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        Roles.Keep(tables, entry, User, new(Role, Organisation, Zone), held: true, Key);
}
