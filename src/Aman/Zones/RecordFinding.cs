namespace Aman.Zones;

/// <summary>The commission finds a requirement met, not met, or that it cannot tell. Not met begins five days within
/// which it is to be put right (Annex I, art. 9); met ends them.</summary>
/// <param name="Requirement">A code of <see cref="Requirements"/>.</param>
/// <param name="Finding">One of <see cref="Findings.All"/>.</param>
/// <param name="By">A party with a seat in the commission.</param>
public sealed record RecordFinding(string Zone, string Requirement, string Finding, string By, string Words) : ICommand
{
    public static string Permission => "zones.control";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("What the commission found", Words);
        var life = ZoneLife.Require<RecordFinding>(tables, Zone);
        Requirements.Require(Requirement);
        if (!Findings.All.Contains(Finding))
        {
            throw new Refused("finding-unknown",
                $"There is no finding '{Finding}'. The findings are {string.Join(", ", Findings.All)}.");
        }

        Parties.RequireSpeaksFor(tables, caller, By, Zone, Permission);
        life.Commission.RequireSeat(By);
        return new FindingRecorded(Requirement, Finding, By, Words);
    }
}

/// <summary>The commission has found something on a requirement.</summary>
public sealed record FindingRecorded(string Requirement, string Finding, string By, string Words) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.Found, By, Requirement, Words, Finding);
}
