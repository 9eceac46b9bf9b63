namespace Aman.Talks;

/// <summary>A delegation leaves the table; it may return. Its party's positions stand until it changes them.</summary>
public sealed record LeaveTalks(string Process, string Delegation, string Reason) : ICommand
{
    public static string Permission => "talks.delegate";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        var one = Delegations.RequireOurs(tables, caller, Process, Delegation).One;
        var reason = Limits.RequireText("The reason", Reason, Limits.WordsCharactersMax);
        return one.State == DelegationState.Left ? null : new DelegationLeft(Delegation, reason);
    }
}

/// <summary>A delegation has left the table.</summary>
public sealed record DelegationLeft(string Delegation, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => Delegations.Keep(tables, entry);
}
