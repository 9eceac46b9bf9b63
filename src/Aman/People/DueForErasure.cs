namespace Aman.People;

/// <summary>Persons whose household left a zone longer ago than its rule of retention keeps them.</summary>
/// <param name="Days">Null where the zone has no rule: then nobody is due.</param>
/// <param name="Persons">The first <see cref="Limits.ErasedAtOnceMax"/> of them, by id.</param>
public sealed record DueForErasure(long? Days, long Count, IReadOnlyList<string> Persons)
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
        var gone = tables.Query<string>($"""
            select people.id from people
            where people.zone = {zone}
            and not exists (select 1 from erasures where erasures.person = people.id)
            and not exists (select 1 from stays where stays.household = people.household and stays.people > 0)
            and not exists (select 1 from households_sent
              where households_sent.household = people.household and households_sent.stamp > households_sent.received)
            and (select max(at_ms) from movements where movements.household = people.household
              and direction = 'departure') < {before}
            order by people.id
            """);
        return new(days, gone.Count, [.. gone.Take(Limits.ErasedAtOnceMax)]);
    }

    /// <summary>Days that the zone keeps; null where it has no rule.</summary>
    internal static long? RuleOf(Tables tables, string zone) =>
        tables.One<long?>($"select days from retention where zone = {zone}");
}
