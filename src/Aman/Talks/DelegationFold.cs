namespace Aman.Talks;

/// <summary>What the steps, one after the other, make of the delegations.</summary>
internal sealed class DelegationFold
{
    public OrderedDictionary<string, Delegation> All { get; } = [];

    public OrderedDictionary<(string Process, string Delegation), Invitation> Invitations { get; } = [];

    /// <returns>False when the step no longer fits, and nothing has changed.</returns>
    public bool Take(Fact step) => step switch
    {
        DelegationSent sent => Sent(sent),
        DelegationsMerged merged => Merged(merged),
        DelegationSplit split => Split(split),
        HeadChanged changed => Change(changed.Delegation, one => one with { Head = changed.Head }),
        DelegationLeft left => Move(left.Delegation, DelegationState.Present, DelegationState.Left),
        DelegationReturned back => Move(back.Delegation, DelegationState.Left, DelegationState.Present),
        DelegationsInvited invited => Invited(invited),
        InvitationAccepted accepted => Accepted(accepted),
        InvitationDeclined declined => Declined(declined),
        _ => throw new InvalidOperationException($"{step.GetType().Name} is no step of delegations."),
    };

    /// <summary>Whether each group is in exactly one part, and no part is empty where there are groups.</summary>
    public static bool Share(IReadOnlyList<Part> parts, IReadOnlyList<Group> groups) =>
        parts.Count > 0
        && parts.SelectMany(part => part.Groups).Order(StringComparer.Ordinal)
            .SequenceEqual(groups.Select(group => group.Name).Order(StringComparer.Ordinal))
        && (groups.Count == 0 || parts.All(part => part.Groups.Count > 0));

    private bool Sent(DelegationSent sent) => All.TryAdd(sent.Id, new(
        sent.Id, sent.Party, sent.Name, sent.NameArabic, sent.Head, Once(sent.Groups), DelegationState.Present, [],
        null));

    private bool Merged(DelegationsMerged merged)
    {
        List<Delegation> from = [.. merged.Delegations.Distinct(StringComparer.Ordinal)
            .Select(id => All.GetValueOrDefault(id)).OfType<Delegation>().Where(one => one.IsLive)];
        if (All.ContainsKey(merged.Id) || from.Count < 2
            || from.Count != merged.Delegations.Distinct(StringComparer.Ordinal).Count())
        {
            return false;
        }

        from.ForEach(End);
        All.Add(merged.Id, new(merged.Id, from[0].Party, merged.Name, merged.NameArabic, merged.Head,
            Once(from.SelectMany(one => one.Groups)), DelegationState.Present, [.. from.Select(one => one.Id)], null));
        return true;
    }

    private bool Split(DelegationSplit split)
    {
        if (All.GetValueOrDefault(split.Delegation) is not { IsLive: true } from || !Fits(split.Parts, from.Groups))
        {
            return false;
        }

        End(from);
        foreach (var part in split.Parts)
        {
            All.Add(part.Id, Made(part, from.Party, from.Groups, [from.Id], null));
        }

        return true;
    }

    private bool Invited(DelegationsInvited invited)
    {
        var took = false;
        foreach (var one in invited.Invited)
        {
            var key = (invited.From, one.Id);
            if (Invitations.TryGetValue(key, out var known) && known.State != InvitationState.Declined)
            {
                continue;
            }

            took = true;
            Invitations[key] = new(new(invited.From, one.Id, one.Name, one.NameArabic), one.Party, one.Head,
                Once(one.Groups), InvitationState.Open);
        }

        return took;
    }

    private bool Accepted(InvitationAccepted accepted)
    {
        var key = (accepted.From, accepted.Delegation);
        if (!Invitations.TryGetValue(key, out var invitation) || invitation.State != InvitationState.Open
            || !Fits(accepted.Parts, invitation.Groups))
        {
            return false;
        }

        Invitations[key] = invitation with { State = InvitationState.Accepted };
        foreach (var part in accepted.Parts)
        {
            All.Add(part.Id, Made(part, invitation.Party, invitation.Groups, [], invitation.Origin));
        }

        return true;
    }

    private bool Declined(InvitationDeclined declined)
    {
        var key = (declined.From, declined.Delegation);
        if (!Invitations.TryGetValue(key, out var invitation) || invitation.State != InvitationState.Open)
        {
            return false;
        }

        Invitations[key] = invitation with { State = InvitationState.Declined };
        return true;
    }

    private bool Fits(IReadOnlyList<Part> parts, IReadOnlyList<Group> groups) => Share(parts, groups)
        && parts.DistinctBy(part => part.Id).Count() == parts.Count && !parts.Any(part => All.ContainsKey(part.Id));

    private bool Change(string id, Func<Delegation, Delegation> change)
    {
        if (All.GetValueOrDefault(id) is not { IsLive: true } one)
        {
            return false;
        }

        All[id] = change(one);
        return true;
    }

    private bool Move(string id, DelegationState from, DelegationState to) =>
        All.GetValueOrDefault(id)?.State == from && Change(id, one => one with { State = to });

    private void End(Delegation one) => All[one.Id] = one with { State = DelegationState.Ended };

    private static Delegation Made(
        Part part, string party, IReadOnlyList<Group> groups, IReadOnlyList<string> from, Origin? origin) => new(
            part.Id, party, part.Name, part.NameArabic, part.Head,
            [.. groups.Where(group => part.Groups.Contains(group.Name))], DelegationState.Present, from, origin);

    private static List<Group> Once(IEnumerable<Group> groups) => [.. groups.DistinctBy(group => group.Name)];
}
