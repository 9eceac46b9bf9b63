namespace Aman.Zones;

/// <summary>Opens a recognised zone: from now on people are registered and receive aid in it.</summary>
public sealed record OpenZone(string Zone) : ICommand
{
    public static string Permission => "zones.open";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        ZoneLife.Require<OpenZone>(tables, Zone);
        return new ZoneOpened();
    }
}

/// <summary>The decision to open was taken. Whether the zone is open, <see cref="ZoneLife"/> says.</summary>
public sealed record ZoneOpened : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(tables, entry, ZoneSteps.Opened);
}
