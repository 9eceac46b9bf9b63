using Aman.Access;
using Aman.Zones;

namespace Aman.Talks;

/// <summary>Who sits at the table: the parties admitted to a process, or those that a contact was between.</summary>
public static class Seats
{
    /// <param name="contact">The contact, where the process is <see cref="Processes.Contacts"/>.</param>
    public static IReadOnlyList<Party> Of(Tables tables, string process, string? contact = null) =>
        process == Processes.Contacts
            ? [.. ContactList.Seats(tables, contact ?? "").Select(seat => seat.Party)]
            : tables.Query<Party>($"""
                select t.party as id, coalesce(p.name, t.party) as name, p.name_arabic,
                  coalesce(p.kind, {PartyKinds.Other}) as kind
                from talks_parties t left join parties p on p.id = t.party
                where t.scope = {Processes.Scope(process)} order by t.party
                """);

    /// <summary>The organisations that a caller speaks for in a process when doing this.</summary>
    public static IReadOnlyList<string> Mine(Tables tables, Caller caller, string process, string permission) =>
    [
        .. Roles.Of(tables, caller.Actor).Where(holding => holding.Gives(permission, Processes.Scope(process)))
            .Select(holding => holding.Organisation).Distinct(StringComparer.Ordinal),
    ];

    /// <exception cref="Refused">process-unknown or process-party</exception>
    internal static Party Require(Tables tables, string process, string party, string? contact = null)
    {
        Processes.Require(tables, process);
        return Of(tables, process, contact).FirstOrDefault(one => one.Id == party) ?? throw new Refused(
            "process-party", process == Processes.Contacts
                ? $"{party} had no part in the contact {contact}. Record the contact with all its parties first."
                : $"{party} is no party of the process {process}. Admit it to the process first.");
    }

    /// <summary>A party at the table, spoken for by its own people.</summary>
    /// <exception cref="Refused">process-unknown, process-party or party-not-yours</exception>
    internal static void RequireSpeaksFor(
        Tables tables, Caller caller, string process, string party, string permission,
        string? contact = null)
    {
        Require(tables, process, party, contact);
        Parties.RequireSpeaksFor(tables, caller, party, Processes.Scope(process), permission);
    }

    /// <summary>Whoever speaks for at least one of these parties.</summary>
    /// <exception cref="Refused">party-not-yours</exception>
    internal static void RequireSpeaksForOne(
        Tables tables, Caller caller, string process, IReadOnlyList<string> parties, string permission)
    {
        if (caller != Roles.Terminal && !Mine(tables, caller, process, permission).Intersect(parties).Any())
        {
            throw new Refused("party-not-yours", $"Only somebody with a role for {string.Join(" or ", parties)} in "
                + $"{Processes.Scope(process)} does this. Ask an administrator for that role.");
        }
    }

    internal static void Give(Tables tables, string scope, string party) => tables.Execute($"""
        insert into talks_parties (scope, party) values ({scope}, {party}) on conflict (scope, party) do nothing
        """);
}
