using Aman.Shelter;

namespace Aman.Zones;

/// <summary>Ends a zone for ever, once everybody is accounted for: gone, and known where to.</summary>
public sealed record FinishClosing(string Zone) : ICommand
{
    public static string Permission => "zones.close";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        ZoneLife.Require<FinishClosing>(tables, Zone);
        var left = Unaccounted.Of(tables, Zone);
        return left switch
        {
            { StillHere: > 0 } => throw new Refused("zone-not-empty", $"Zone {Zone} cannot be closed: {left.People} "
                + $"people of {left.StillHere} households are still in it. Record their departure first."),
            { WithoutDestination: > 0 } => throw new Refused("closing-unaccounted", $"Zone {Zone} cannot be closed: of "
                + $"{left.WithoutDestination} households that left since it began to close nobody knows where to. "
                + "Record their departure again with a destination, XXX where they don't want to say."),
            _ => new ZoneClosed(),
        };
    }
}

/// <summary>The zone is no more.</summary>
public sealed record ZoneClosed : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(tables, entry, ZoneSteps.Closed);
}

/// <summary>Who keeps a closing zone from being closed, as counts.</summary>
/// <param name="StillHere">Households that are in it, or on its register and were never seen to leave.</param>
/// <param name="WithoutDestination">Households whose departures since it began to close all lack a destination.</param>
public sealed record Unaccounted(long StillHere, long People, long WithoutDestination)
{
    public static Unaccounted Of(Tables tables, string zone)
    {
        var here = tables.One<(long Households, long People)>($"""
            select count(*), cast(coalesce(sum(people), 0) as bigint) from (
              select household, people from stays where zone = {zone} and people > 0
              union all
              select p.household, count(*) from people p
              left join stays s on s.zone = p.zone and s.household = p.household
              where p.zone = {zone} and p.died = 0 and p.same_as = '' and coalesce(s.moved, '') = ''
              group by p.household) here
            """);
        var untold = tables.One<long>($"""
            select count(*) from (
              select m.household from movements m
              join stays s on s.zone = m.zone and s.household = m.household and s.people = 0
              where m.zone = {zone} and m.direction = 'departure' and m.stamp > (
                select coalesce(min(stamp), '') from zone_steps where zone = {zone} and step = {ZoneSteps.Closing})
              group by m.household having max(coalesce(m.place, '')) = '') untold
            """);
        return new(here.Households, here.People, untold);
    }
}
