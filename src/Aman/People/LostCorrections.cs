namespace Aman.People;

/// <summary>
/// Corrections of one user that somebody wrote over without having seen them, on another node for example. Which person
/// and field, no values: opening the history shows both, on record.
/// </summary>
public sealed record LostCorrections(string Household, string Person, string Field, long AtMs, string OverBy)
{
    public static IReadOnlyList<LostCorrections> Of(Tables tables, string zone, string actor) =>
        tables.Query<LostCorrections>($"""
            with written as (
              select person, field, stamp, actor, at,
                lead(seen) over (partition by person, field order by stamp) as next_seen,
                lead(actor) over (partition by person, field order by stamp) as next_actor
              from person_fields
              where person in (select person from person_fields where actor = {actor}))
            select p.household, w.person, w.field, w.at as at_ms, w.next_actor as over_by
            from written w join people p on p.id = w.person and p.zone = {zone}
            where w.actor = {actor} and w.next_seen <> w.stamp order by w.stamp desc limit {Limits.LostShownMax}
            """);
}
