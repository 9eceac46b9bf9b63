namespace Aman.Zones;

/// <summary>Stops registration in an open zone; aid and departures go on.</summary>
public sealed record SuspendZone(string Zone, string Reason) : ICommand
{
    public static string Permission => "zones.suspend";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The reason", Reason);
        ZoneLife.Require<SuspendZone>(tables, Zone);
        return new ZoneSuspended(Reason);
    }
}

/// <summary>The zone was ordered to be suspended.</summary>
public sealed record ZoneSuspended(string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.Suspended, words: Reason);
}
