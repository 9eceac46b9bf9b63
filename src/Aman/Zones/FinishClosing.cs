namespace Aman.Zones;

/// <summary>Ends a zone for ever.</summary>
public sealed record FinishClosing(string Zone) : ICommand
{
    public static string Permission => "zones.close";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        ZoneLife.Require<FinishClosing>(tables, Zone);
        return new ZoneClosed();
    }
}

/// <summary>The zone is no more.</summary>
public sealed record ZoneClosed : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(tables, entry, ZoneSteps.Closed);
}
