namespace Aman.Talks;

/// <summary>Delegations of one party go on as one.</summary>
/// <param name="Id">The id of the one that they become.</param>
public sealed record MergeDelegations(
    string Process, IReadOnlyList<string> Delegations, string Id, string Name, string? NameArabic, string Head)
    : ICommand
{
    public static string Permission => "talks.delegate";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        List<string> ids = [.. Delegations.Distinct(StringComparer.Ordinal)];
        Limits.RequireAtMost("delegations to merge", ids.Count, Limits.PartsMax);
        List<Delegation> from =
            [.. ids.Select(id => Talks.Delegations.RequireOurs(tables, caller, Process, id).One)];
        if (from.Count < 2 || from.DistinctBy(one => one.Party).Count() > 1)
        {
            throw new Refused("delegation-merge",
                "Two or more delegations of one party can be merged. Name them, all of the same party.");
        }

        Talks.Delegations.Of(tables, Process).RequireFree(Id);
        return new DelegationsMerged(ids, Id, Limits.RequireText("The delegation's name", Name),
            Limits.Optional("The name in Arabic", NameArabic, Limits.NameCharactersMax),
            Talks.Delegations.RequireHead(Head));
    }
}

/// <summary>These delegations go on as one; its groups are all of theirs.</summary>
public sealed record DelegationsMerged(
    IReadOnlyList<string> Delegations, string Id, string Name, string? NameArabic, string Head) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => Talks.Delegations.Keep(tables, entry);
}
