using Aman.Access;

namespace Aman.Zones;

/// <summary>Checks every signed statement in the journal by itself. Whoever rewrites a node's chains, hashes and heads
/// and all, is found out by this: the node's key does not sign as a party's user does.</summary>
public static class StatementCheck
{
    private const string Begins = "{\"kind\":\"";
    private static readonly string[] Kinds =
        ["zone.proposal-answered/", "zone.condition-ruled/", "role.granted/", "role.withdrawn/"];

    /// <summary>Every statement that is not what a user of its party signed with a key of that party then.</summary>
    public static IReadOnlyList<Fault> Faults(Tables tables)
    {
        var entries = tables.Query<Entry>($"""
            select node, scope, number, at, actor, command, body, previous, hash from entries
            where substr(body, 1, 13) in ({Begins + "zone"}, {Begins + "role"})
            """).Where(entry => Kinds.Any(kind => entry.Body.AsSpan(Begins.Length).StartsWith(kind)))
            .Select(entry => (Entry: entry, Fact: Facts.All.Read(entry.Body))).ToList();
        var grants = entries.Select(one => one.Fact switch
        {
            SignerGranted given => new Grant(given.User, given.Role, given.Organisation, given.Zone, given.Key,
                one.Entry.Stamp),
            RoleWithdrawn taken => new Grant(taken.User, taken.Role, taken.Organisation, taken.Zone, null,
                one.Entry.Stamp),
            _ => null,
        }).OfType<Grant>().ToList();
        return [.. entries.Where(one => one.Fact switch
        {
            ProposalAnswered answer => !answer.IsSignedFor(one.Entry.Scope, one.Entry.Actor)
                || !Held(grants, one.Entry, answer.Party, answer.Key),
            ConditionRuled ruling => !ruling.IsSignedFor(one.Entry.Scope, one.Entry.Actor)
                || !Held(grants, one.Entry, ruling.Party, ruling.Key),
            ProposalAnsweredAtNode old => !old.IsSignedFor(one.Entry.Scope)
                || grants.Any(grant => grant.Key is not null && grant.Is(old.Party, one.Entry)),
            _ => false,
        }).Select(one => new Fault(
            one.Entry.Node, one.Entry.Scope, one.Entry.Number, "is not what a user of its party signed"))];
    }

    private static bool Held(List<Grant> grants, Entry entry, string party, string key) => grants.Any(given =>
        given.Key == key && given.User == entry.Actor && given.Is(party, entry) && !grants.Any(taken =>
            taken.Key is null && taken.Is(party, entry) && (taken.User, taken.Role, taken.Zone)
                == (given.User, given.Role, given.Zone) && string.CompareOrdinal(taken.Stamp, given.Stamp) > 0));

    /// <summary>A role given with a key, or (without one) taken back.</summary>
    private sealed record Grant(
        string User, string Role, string Organisation, string Zone, string? Key, string Stamp)
    {
        /// <summary>Whether this was of the party, where the entry is, and before it.</summary>
        public bool Is(string party, Entry entry) => Organisation == party
            && (Zone == entry.Scope || Zone == Entry.World) && string.CompareOrdinal(Stamp, entry.Stamp) < 0;
    }
}
