namespace Aman.Zones;

/// <summary>Takes back the order to suspend. For want of a consent, that consent alone resumes the zone.</summary>
public sealed record ResumeZone(string Zone, string Reason) : ICommand
{
    public static string Permission => "zones.suspend";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The reason", Reason);
        var life = ZoneLife.Require<ResumeZone>(tables, Zone);
        var lacks = life.Missing.Where(lack => lack.Code != "resume").ToList();
        return lacks.Count == 0 ? new ZoneResumed(Reason) : throw new Refused(
            "zone-state", $"Zone {Zone} cannot be resumed. Missing: {string.Join("; ", lacks)}.");
    }
}

/// <summary>The order to suspend was taken back.</summary>
public sealed record ZoneResumed(string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.Resumed, words: Reason);
}
