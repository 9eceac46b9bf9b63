namespace Aman.Talks;

/// <summary>Another office leads a delegation from now on.</summary>
public sealed record ChangeHead(string Process, string Delegation, string Head) : ICommand
{
    public static string Permission => "talks.delegate";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        var head = Delegations.RequireHead(Head);
        return Delegations.RequireOurs(tables, caller, Process, Delegation).One.Head == head
            ? null : new HeadChanged(Delegation, head);
    }
}

/// <summary>A delegation has another head.</summary>
public sealed record HeadChanged(string Delegation, string Head) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => Delegations.Keep(tables, entry);
}
