namespace Aman.Zones;

/// <summary>The commission visited the zone (Annex I, art. 8).</summary>
/// <param name="By">A party with a seat in it.</param>
/// <param name="FreeAccess">False when it was kept from going where it wanted.</param>
public sealed record RecordVisit(string Zone, string By, string Words, bool FreeAccess) : ICommand
{
    public static string Permission => "zones.control";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("What was seen", Words);
        var life = ZoneLife.Require<RecordVisit>(tables, Zone);
        Parties.RequireSpeaksFor(tables, caller, By, Zone, Permission);
        life.Commission.RequireSeat(By);
        return new VisitRecorded(By, Words, FreeAccess);
    }
}

/// <summary>The commission was in the zone.</summary>
public sealed record VisitRecorded(string By, string Words, bool FreeAccess) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(
        tables, entry, ZoneSteps.Visited, By, words: Words, answer: FreeAccess ? "free" : "hindered");
}
