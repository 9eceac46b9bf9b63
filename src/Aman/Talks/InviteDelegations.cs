namespace Aman.Talks;

/// <summary>Invites the delegations of an earlier process into this one, all at once; their parties are seated
/// with it. Each may join as one, or split on joining, or decline.</summary>
/// <param name="From">The earlier process.</param>
/// <param name="Delegations">Which of its delegations; empty for all that are there.</param>
public sealed record InviteDelegations(string Process, string From, IReadOnlyList<string> Delegations) : ICommand
{
    public static string Permission => "talks.invite";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        Processes.Require(tables, Process);
        Processes.Require(tables, From);
        if (Process == From || Process == Processes.Contacts)
        {
            throw new Refused("invitation-nobody", "A process invites from another one. Name the earlier process.");
        }

        var there = Talks.Delegations.Of(tables, From);
        List<Delegation> wanted = Delegations.Count == 0 ? [.. there.All.Where(one => one.IsLive)]
            : [.. Delegations.Distinct(StringComparer.Ordinal).Select(id => there.RequireLive(From, id))];
        if (wanted.Count == 0)
        {
            throw new Refused("invitation-nobody",
                $"There is no delegation in {From} that could be invited. Record its delegations first.");
        }

        Limits.RequireAtMost("delegations to invite", wanted.Count, Limits.DelegationsMax);
        var known = Talks.Delegations.Of(tables, Process).Invitations
            .Where(one => one.State != InvitationState.Declined).Select(one => one.Origin)
            .Where(origin => origin.Process == From).Select(origin => origin.Delegation).ToHashSet();
        var seated = Seats.Of(tables, Process).Select(party => party.Id);
        Limits.RequireAtMost("parties", wanted.Select(one => one.Party).Union(seated).Count(), Limits.PartiesMax);
        List<Invited> fresh = [.. wanted.Where(one => !known.Contains(one.Id)).Select(one =>
            new Invited(one.Id, one.Party, one.Name, one.NameArabic, one.Head, one.Groups))];
        return fresh.Count == 0 ? null : new DelegationsInvited(From, fresh);
    }
}

/// <summary>A delegation as it stood in the earlier process when it was invited.</summary>
public sealed record Invited(
    string Id, string Party, string Name, string? NameArabic, string Head, IReadOnlyList<Group> Groups);

/// <summary>Delegations of an earlier process have been invited, and their parties seated.</summary>
public sealed record DelegationsInvited(string From, IReadOnlyList<Invited> Invited) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        Talks.Delegations.Keep(tables, entry);
        foreach (var one in Invited)
        {
            Seats.Give(tables, entry.Scope, one.Party);
        }
    }
}
