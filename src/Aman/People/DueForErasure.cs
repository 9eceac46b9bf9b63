namespace Aman.People;

/// <summary>Persons whose household left a zone longer ago than its rule of retention keeps them.</summary>
/// <param name="Days">Null where the zone has no rule: then nobody is due.</param>
/// <param name="Persons">The first <see cref="Limits.ErasedAtOnceMax"/> of them, those who left earliest first.</param>
public sealed record DueForErasure(long? Days, long Count, IReadOnlyList<DuePerson> Persons)
{
    private const long DayMs = 24 * 60 * 60 * 1000;

    /// <param name="nowMs">Milliseconds since 1970.</param>
    public static DueForErasure Of(Tables tables, string zone, long nowMs)
    {
        if (RuleOf(tables, zone) is not { } days)
            return new(null, 0, []);
        var before = nowMs - days * DayMs;

        // Gone is who has left, is in no zone now and on the way to none; the last departure counts, wherever it was
        // recorded.
        var gone = tables.Query<DuePerson>($"""
            select people.id as person, people.household, max(movements.at_ms) as left_at_ms
            from people join movements on movements.household = people.household and direction = 'departure'
            where people.zone = {zone}
            and not exists (select 1 from erasures where erasures.person = people.id)
            and not exists (select 1 from stays where stays.household = people.household and stays.people > 0)
            and not exists (select 1 from households_sent
              where households_sent.household = people.household and households_sent.stamp > households_sent.received)
            group by people.id, people.household having max(movements.at_ms) < {before}
            order by left_at_ms, people.id
            """);
        return new(days, gone.Count, [.. gone.Take(Limits.ErasedAtOnceMax)]);
    }

    /// <summary>Days that the zone keeps; null where it has no rule.</summary>
    internal static long? RuleOf(Tables tables, string zone) =>
        tables.One<long?>($"select days from retention where zone = {zone}");
}

/// <param name="LeftAtMs">Milliseconds since 1970.</param>
public sealed record DuePerson(string Person, string Household, long LeftAtMs);
