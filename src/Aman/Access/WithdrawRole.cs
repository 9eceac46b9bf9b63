namespace Aman.Access;

/// <summary>Takes a role back from a user.</summary>
public sealed record WithdrawRole(string User, string Role, string Organisation, string Zone) : ICommand
{
    public static string Permission => "access.grant";

    public string Scope => Entry.World;

    public Fact? Decide(Tables tables, Caller caller) =>
        Roles.Of(tables, User).Contains(new(Role, Organisation, Zone))
            ? new RoleWithdrawn(User, Role, Organisation, Zone) : null;
}

/// <summary>A user no longer holds a role.</summary>
public sealed record RoleWithdrawn(string User, string Role, string Organisation, string Zone) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        Roles.Keep(tables, entry, User, new(Role, Organisation, Zone), held: false);
}
