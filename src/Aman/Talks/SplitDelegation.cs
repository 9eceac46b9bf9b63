namespace Aman.Talks;

/// <summary>A delegation goes on as several; each of its groups in exactly one of them.</summary>
public sealed record SplitDelegation(string Process, string Delegation, IReadOnlyList<Part> Parts) : ICommand
{
    public static string Permission => "talks.delegate";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        var (all, one) = Delegations.RequireOurs(tables, caller, Process, Delegation);
        return Parts.Count < 2
            ? throw new Refused("delegation-groups", "A split has two parts or more. Name them.")
            : new DelegationSplit(Delegation, all.RequireParts(Parts, one.Groups));
    }
}

/// <summary>A delegation goes on as these parts.</summary>
public sealed record DelegationSplit(string Delegation, IReadOnlyList<Part> Parts) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => Delegations.Keep(tables, entry);
}
