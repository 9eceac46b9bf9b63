using System.Globalization;
using Aman.Aid;

namespace Aman.People;

/// <summary>Persons of whom nothing was heard for longer than their zone's rule of retention keeps them, and who stand
/// behind a person erased already.</summary>
/// <param name="Days">Null where the zone has no rule: then nobody is due but those behind an erased person.</param>
/// <param name="Persons">The first <see cref="Limits.ErasedAtOnceMax"/> of them, the earliest first.</param>
public sealed record DueForErasure(long? Days, long Count, IReadOnlyList<DuePerson> Persons)
{
    private const long DayMs = 24 * 60 * 60 * 1000;

    /// <param name="nowMs">Milliseconds since 1970.</param>
    public static DueForErasure Of(Tables tables, string zone, long nowMs)
    {
        var days = RuleOf(tables, zone);
        var before = nowMs - (days ?? 0) * DayMs;
        List<DuePerson> due =
        [
            .. Gone(tables, zone).Select(Due).Where(one => one.Why == DueWhys.Merged
                || (days is not null && one.LeftAtMs < before))
                .OrderBy(one => one.LeftAtMs).ThenBy(one => one.Person, StringComparer.Ordinal),
        ];
        return new(days, due.Count, [.. due.Take(Limits.ErasedAtOnceMax)]);
    }

    /// <summary>Days that the zone keeps; null where it has no rule.</summary>
    internal static long? RuleOf(Tables tables, string zone) =>
        tables.One<long?>($"select days from retention where zone = {zone}");

    // Gone is who is in no zone now and on the way to none: who has left, never came, or whose household died out.
    // (Asked as a list made once: one look a person into all stays takes half a minute in a large camp.)
    // Who is merged into another one goes with that one; was that one erased before the merger was known, now.
    private static List<Row> Gone(Tables tables, string zone) => tables.Query<Row>($"""
        select p.id as person, p.household, p.stamp, p.moved, m.at_ms as moved_ms, e.at as kept_erased_ms,
          case when p.died = 1 then p.died_stamp else '' end as died,
          (select max(t.at_ms) from transfers t where t.target = {Holder.Household("")} || p.household) as aided_ms
        from people p
        left join (select household, max(at_ms) as at_ms from movements group by household) m
          on m.household = p.household
        left join erasures e on e.person = p.same_as
        where p.zone = {zone} and p.stamp <> '~'
        and not exists (select 1 from erasures where erasures.person = p.id)
        and (e.at is not null or (p.same_as = ''
          and p.household not in (select stays.household from stays where stays.people > 0)
          and not exists (select 1 from households_sent
            where households_sent.household = p.household and households_sent.stamp > households_sent.received)))
        """);

    // The last that was heard. Of who was counted in or out that is the last count; who never was has registered, has
    // changed household or was given aid.
    private static DuePerson Due(Row row) => new(row.Person, row.Household,
        row.KeptErasedMs ?? Math.Max(Ms(row.Died),
            row.MovedMs ?? Math.Max(row.AidedMs ?? 0, Math.Max(Ms(row.Stamp), Ms(row.Moved)))),
        row.KeptErasedMs is not null ? DueWhys.Merged : row.Died.Length > 0 ? DueWhys.Died
            : row.MovedMs is null ? DueWhys.NeverCame : DueWhys.Left);

    private static long Ms(string stamp) => stamp.Length == 0 ? 0
        : long.Parse(stamp.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> 16;

    private sealed record Row(
        string Person, string Household, string Stamp, string Moved, string Died, long? MovedMs, long? KeptErasedMs,
        long? AidedMs);
}

/// <param name="LeftAtMs">Since when nothing was heard of the person, milliseconds since 1970.</param>
/// <param name="Why">One of <see cref="DueWhys"/>.</param>
public sealed record DuePerson(string Person, string Household, long LeftAtMs, string Why);

public static class DueWhys
{
    public const string Left = "left";
    public const string NeverCame = "never-came";
    public const string Died = "died";

    /// <summary>Is merged into a person who was erased.</summary>
    public const string Merged = "merged";
}
