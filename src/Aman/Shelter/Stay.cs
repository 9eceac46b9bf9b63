namespace Aman.Shelter;

/// <summary>A household in a zone: how many of it are here, and which plot it was given last.</summary>
/// <param name="People">0 when it is not here.</param>
/// <param name="Moved">The stamp of its last arrival or departure; empty when there was none.</param>
/// <param name="Plot">The place id of its plot; null without one.</param>
public sealed record Stay(long People, string Moved, string? Plot)
{
    public static Stay? Find(Tables tables, string zone, string household) => tables.One<Stay>(
        $"select people, moved, plot from stays where zone = {zone} and household = {household}");

    /// <summary>Where a household went when it left last; null where nobody told.</summary>
    internal static string? WentTo(Tables tables, string zone, string household) => tables.One<string>($"""
        select place from movements where zone = {zone} and household = {household} and direction = 'departure'
        order by stamp desc limit 1
        """);

    internal static void Move(Tables tables, Entry entry, string household, long people) => tables.Execute($"""
        insert into stays (zone, household, people, moved, assigned)
        values ({entry.Scope}, {household}, {people}, {entry.Stamp}, '')
        on conflict (zone, household) do update set people = excluded.people, moved = excluded.moved
        where excluded.moved > stays.moved
        """);

    internal static void House(Tables tables, Entry entry, string household, string? plot) => tables.Execute($"""
        insert into stays (zone, household, people, moved, plot, assigned)
        values ({entry.Scope}, {household}, 0, '', {plot}, {entry.Stamp})
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
