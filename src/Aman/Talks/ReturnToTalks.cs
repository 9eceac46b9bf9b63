namespace Aman.Talks;

/// <summary>A delegation that had left comes back to the table.</summary>
public sealed record ReturnToTalks(string Process, string Delegation) : ICommand
{
    public static string Permission => "talks.delegate";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller) =>
        Delegations.RequireOurs(tables, caller, Process, Delegation).One.State == DelegationState.Present
            ? null : new DelegationReturned(Delegation);
}

/// <summary>A delegation is back at the table.</summary>
public sealed record DelegationReturned(string Delegation) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => Delegations.Keep(tables, entry);
}
