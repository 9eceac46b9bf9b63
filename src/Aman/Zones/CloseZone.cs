namespace Aman.Zones;

/// <summary>Begins to close a zone: where its people go must be said first.</summary>
public sealed record CloseZone(string Zone, string RelocationPlan) : ICommand
{
    public static string Permission => "zones.close";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The relocation plan", RelocationPlan);
        ZoneLife.Require<CloseZone>(tables, Zone);
        return new ZoneClosing(RelocationPlan);
    }
}

/// <summary>The zone is being closed by this plan.</summary>
public sealed record ZoneClosing(string RelocationPlan) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.Closing, words: RelocationPlan);
}
