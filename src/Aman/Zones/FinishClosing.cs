using Aman.Shelter;

namespace Aman.Zones;

/// <summary>Ends a zone for ever, once nobody is left in it.</summary>
public sealed record FinishClosing(string Zone) : ICommand
{
    public static string Permission => "zones.close";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        ZoneLife.Require<FinishClosing>(tables, Zone);
        var left = Presence.Of(tables, Zone).People;
        return left == 0 ? new ZoneClosed() : throw new Refused("zone-not-empty",
            $"Zone {Zone} cannot be closed: {left} people are still in it. Record their departure first.");
    }
}

/// <summary>The zone is no more.</summary>
public sealed record ZoneClosed : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(tables, entry, ZoneSteps.Closed);
}
