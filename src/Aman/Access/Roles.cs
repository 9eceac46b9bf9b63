namespace Aman.Access;

/// <summary>A role that a user holds for an organisation in a zone, or in all zones
/// (<see cref="Entry.World"/>).</summary>
public sealed record Holding(string Role, string Organisation, string Zone);

/// <summary>Who may do what: roles with their permissions, and the door's guard.</summary>
public static class Roles
{
    /// <summary>Whoever sits at the node's own terminal with its data folder and passphrase.</summary>
    public static Caller Terminal { get; } = new("terminal");

    /// <summary>The persons of the blueprint's first section. A permission ending in <c>.*</c> covers
    /// its topic.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["administrator"] = ["access.*", "journal.*", "places.*", "items.*", "activities.*", "parties.*",
                "help.rule", "help.read", "displacement.*", "figures.inside", "figures.read"],
            ["distribution-worker"] = ["aid.collect", "aid.read", "figures.inside", "figures.read"],
            ["gate-registrar"] = ["people.*", "shelter.*", "sharing.consent", "sharing.log", "figures.inside",
                "figures.read"],
            ["liaison"] = ["help.ask", "help.agree", "help.offer", "help.answer", "help.deliver", "help.read",
                "zones.answer", "zones.clarify", "zones.control", "zones.evidence", "zones.read", "talks.read",
                "contacts.read", "sharing.read", "sharing.ask", "sharing.collect", "sharing.register-key",
                "figures.read"],
            ["negotiator"] = ["help.read", "zones.read", "talks.*", "contacts.*", "figures.read"],
            ["protection-officer"] = ["people.open", "people.search", "needs.read", "journal.read", "zones.read",
                "help.read", "protection.*", "figures.inside", "sharing.read", "sharing.propose", "sharing.decide",
                "sharing.end", "sharing.collect", "sharing.consent", "sharing.log", "figures.read"],
            ["site-manager"] = ["shelter.*", "aid.*", "places.*", "zones.read", "journal.read", "help.deliver",
                "help.read", "figures.inside", "figures.read"],
            ["zone-coordinator"] = ["zones.*", "parties.*", "places.*", "items.*", "activities.*", "aid.*", "help.*",
                "displacement.*", "shelter.read", "journal.read", "talks.read", "contacts.read", "figures.inside",
                "sharing.read", "sharing.propose", "sharing.end", "sharing.log", "figures.read"],
        };

    public static IReadOnlyList<Holding> Of(Tables tables, string user) => tables.Remember<Holding>($"""
        select role, organisation, zone from roles where person = {user} and held = 1
        order by role, organisation, zone
        """);

    public static bool May(Tables tables, Caller caller, string permission, string scope) =>
        caller == Terminal || Of(tables, caller.Actor).Any(holding =>
            (holding.Zone == scope || holding.Zone == Entry.World) && Covers(holding.Role, permission));

    /// <exception cref="Refused">Names the permission that is missing and where.</exception>
    public static void Require(Tables tables, Caller caller, string permission, string scope)
    {
        if (!May(tables, caller, permission, scope))
        {
            throw new Refused("not-permitted",
                $"This needs the permission {permission} in {scope}. Ask an administrator for a role that has it.");
        }
    }

    /// <summary>Whether whoever holds the role makes statements in a party's name, and so has a key to sign
    /// them.</summary>
    internal static bool Signs(string role) => Covers(role, "zones.answer");

    // Beside who holds what now, all that was granted and taken back: a statement is judged by what was held then.
    internal static void Keep(
        Tables tables, Entry entry, string user, Holding holding, bool held, string? key = null)
    {
        tables.Execute($"""
            insert into role_steps (stamp, person, role, organisation, zone, held, key)
            values ({entry.Stamp}, {user}, {holding.Role}, {holding.Organisation}, {holding.Zone}, {held}, {key})
            on conflict (stamp) do nothing
            """);
        tables.Execute($"""
            insert into roles (person, role, organisation, zone, held, stamp)
            values ({user}, {holding.Role}, {holding.Organisation}, {holding.Zone}, {held}, {entry.Stamp})
            on conflict (person, role, organisation, zone) do update set held = excluded.held, stamp = excluded.stamp
            where excluded.stamp > roles.stamp
            """);
    }

    internal static bool Covers(string role, string permission) => All.GetValueOrDefault(role, []).Any(one =>
        one == permission || (one.EndsWith(".*", StringComparison.Ordinal)
            && permission.StartsWith(one[..^1], StringComparison.Ordinal)));
}
