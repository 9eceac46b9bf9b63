namespace Aman.Shelter;

/// <summary>A household in a zone: how many of it are here, and which plot it was given last.</summary>
/// <param name="People">0 when it is not here.</param>
/// <param name="Counted">How many came when it was counted last; 0 when it is not here. A household whose last one died
/// is here all the same.</param>
/// <param name="Moved">The stamp of its last arrival or departure; empty when there was none.</param>
/// <param name="Plot">The place id of its plot; null without one.</param>
public sealed record Stay(long People, long Counted, string Moved, string? Plot)
{
    public static Stay? Find(Tables tables, string zone, string household) => tables.One<Stay>(
        $"select people, counted, moved, plot from stays where zone = {zone} and household = {household}");

    /// <summary>Where a household went when it left last; null where nobody told.</summary>
    internal static string? WentTo(Tables tables, string zone, string household) => tables.One<string>($"""
        select place from movements where zone = {zone} and household = {household} and direction = 'departure'
        order by stamp desc limit 1
        """);

    /// <summary>So many are here from now on.</summary>
    internal static void Move(Tables tables, Entry entry, string household, long people)
    {
        tables.Execute($"""
            insert into stays (zone, household, people, counted, moved, assigned)
            values ({entry.Scope}, {household}, {people}, {people}, {entry.Stamp}, '')
            on conflict (zone, household) do update set people = excluded.people, counted = excluded.counted,
              moved = excluded.moved
            where excluded.moved > stays.moved
            """);
        Settle(tables, entry.Scope, household);
    }

    /// <summary>So many more, or fewer, are here than were: what two gates say apart adds up.</summary>
    internal static void Change(Tables tables, Entry entry, string household, long change)
    {
        tables.Execute($"""
            insert into stay_changes (zone, household, stamp, change)
            values ({entry.Scope}, {household}, {entry.Stamp}, {change})
            on conflict (zone, household, stamp) do nothing
            """);
        tables.Execute($"""
            insert into stays (zone, household, people, counted, moved, assigned)
            values ({entry.Scope}, {household}, 0, 0, '', '') on conflict (zone, household) do nothing
            """);
        Settle(tables, entry.Scope, household);
    }

    // Of a household that is here: its last count and every change after it, in whatever order they came.
    private static void Settle(Tables tables, string zone, string household) => tables.Execute($"""
        update stays set people = (
          select case when stays.counted + sum(c.change) < 0 then 0
            else cast(stays.counted + sum(c.change) as bigint) end
          from stay_changes c
          where c.zone = stays.zone and c.household = stays.household and c.stamp > stays.moved)
        where zone = {zone} and household = {household} and counted > 0 and exists (
          select 1 from stay_changes c
          where c.zone = stays.zone and c.household = stays.household and c.stamp > stays.moved)
        """);

    internal static void House(Tables tables, Entry entry, string household, string? plot) => tables.Execute($"""
        insert into stays (zone, household, people, counted, moved, plot, assigned)
        values ({entry.Scope}, {household}, 0, 0, '', {plot}, {entry.Stamp})
        on conflict (zone, household) do update set plot = excluded.plot, assigned = excluded.assigned
        where excluded.assigned > stays.assigned
        """);

    internal static void Log(Tables tables, Entry entry, string household, string direction, long people, long? whenMs,
        string? place, bool? voluntary) => tables.Execute($"""
        insert into movements (stamp, zone, household, direction, people, at_ms, place, voluntary)
        values ({entry.Stamp}, {entry.Scope}, {household}, {direction}, {people}, {whenMs ?? entry.AtMs}, {place},
          {voluntary})
        """);
}
