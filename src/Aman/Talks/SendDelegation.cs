namespace Aman.Talks;

/// <summary>A party sends a delegation; it may send several.</summary>
/// <param name="Id">The delegation's id in this process.</param>
/// <param name="Head">The office that leads it, not a private person.</param>
/// <param name="Groups">The groups it is made of; none for the delegation of a state or an organisation.</param>
public sealed record SendDelegation(
    string Process, string Id, string Party, string Name, string? NameArabic, string Head,
    IReadOnlyList<Group> Groups) : ICommand
{
    public static string Permission => "talks.delegate";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        Seats.RequireSpeaksFor(tables, caller, Process, Party, Permission);
        var delegations = Delegations.Of(tables, Process);
        delegations.RequireFree(Id);
        Limits.RequireAtMost("groups", Groups.Count, Limits.GroupsMax);
        List<Group> groups = [.. Groups.Select(group => new Group(
            Limits.RequireText("A group's name", group.Name),
            Limits.Optional("A group's name in Arabic", group.NameArabic, Limits.NameCharactersMax)))];
        var twice = groups.Concat(delegations.All.Where(one => one.IsLive).SelectMany(one => one.Groups))
            .GroupBy(group => group.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? new DelegationSent(Id, Party, Limits.RequireText("The delegation's name", Name),
                Limits.Optional("The name in Arabic", NameArabic, Limits.NameCharactersMax),
                Delegations.RequireHead(Head), groups)
            : throw new Refused("delegation-groups",
                $"The group {twice.Key} is named twice, or is in another delegation. Name it in one only.");
    }
}

/// <summary>A delegation has come to the table.</summary>
public sealed record DelegationSent(
    string Id, string Party, string Name, string? NameArabic, string Head, IReadOnlyList<Group> Groups) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => Delegations.Keep(tables, entry);
}
