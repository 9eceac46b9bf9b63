using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aman.Zones;

/// <summary>One step of a zone's life as it stands in the tables, with the party's name if it took one.</summary>
/// <param name="Party">Whose step it was; empty for the coordinator's own.</param>
/// <param name="Subject">What it is about: the proposal's entry hash, a question's id, a requirement's code.</param>
/// <param name="Words">What was said.</param>
/// <param name="More">What a kind of step holds beside this, as JSON.</param>
/// <param name="Signed">True when a statement is what its party's user signed, with a key that was the user's for that
/// party when it was made.</param>
public sealed record ZoneStep(
    string Stamp, string Party, string Step, long At, string Actor, string? Subject, string? Answer, string? Words,
    string? More, string? Signatory, bool Signed, string? Name, string? NameArabic, string? Kind)
{
    internal T? Detail<T>() => More is null ? default : JsonSerializer.Deserialize<T>(More, ZoneSteps.Json);
}

/// <summary>The steps of a zone: only ever added, keyed by their entry, in whatever order they arrive.</summary>
public static class ZoneSteps
{
    public const string Proposed = "proposed";
    public const string Notified = "notified";
    public const string Asked = "asked";
    public const string Explained = "explained";
    public const string Answered = "answered";
    public const string Claimed = "claimed";
    public const string Ruled = "ruled";
    public const string Withdrawn = "withdrawn";
    public const string Evidence = "evidence";
    public const string Measured = "measured";
    public const string MemberNamed = "member-named";
    public const string MemberRemoved = "member-removed";
    public const string Visited = "visited";
    public const string Found = "found";
    public const string Opened = "opened";
    public const string Suspended = "suspended";
    public const string Resumed = "resumed";
    public const string Closing = "closing";
    public const string Closed = "closed";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // A statement counts if its key was granted to its user for its party before it and not taken back until then. What
    // a node signed in a user's place (no key here) counts only while the party had nobody with a key.
    public static IReadOnlyList<ZoneStep> Of(Tables tables, string zone) => tables.Remember<ZoneStep>($"""
        select s.stamp, s.party, s.step, s.at, s.actor, s.subject, s.answer, s.words, s.more, s.signatory,
          cast(case when s.signed = 0 then 0
            when s.key is null then case when exists (
              select 1 from role_steps g where g.organisation = s.party and g.zone in (s.zone, {Entry.World})
                and g.key is not null and g.stamp < s.stamp) then 0 else 1 end
            when exists (
              select 1 from role_steps g where g.organisation = s.party and g.person = s.actor
                and g.zone in (s.zone, {Entry.World}) and g.key = s.key and g.stamp < s.stamp and not exists (
                  select 1 from role_steps w where w.organisation = g.organisation and w.person = g.person
                    and w.role = g.role and w.zone = g.zone and w.held = 0 and w.stamp > g.stamp
                    and w.stamp < s.stamp)) then 1 else 0 end as bigint) as signed,
          p.name, p.name_arabic, p.kind
        from zone_steps s left join parties p on p.id = s.party
        where s.zone = {zone} order by s.stamp, s.party
        """);

    /// <summary>The subject of steps about a condition of a party's answer.</summary>
    internal static string ConditionOf(string party, string condition) => $"{party}/{condition}";

    // The zone is the entry's scope: a chain can never write into the life of another zone.
    internal static void Add(
        Tables tables, Entry entry, string step, string party = "", string? subject = null, string? words = null,
        string? answer = null, object? detail = null, string? signatory = null, bool signed = false,
        string? key = null) => tables.Execute($"""
            insert into zone_steps (zone, stamp, party, step, at, actor, subject, answer, words, more, signatory,
              signed, key)
            values ({entry.Scope}, {entry.Stamp}, {party}, {step}, {entry.AtMs}, {entry.Actor}, {subject}, {answer},
              {words}, {(detail is null ? null : JsonSerializer.Serialize(detail, Json))}, {signatory}, {signed}, {key})
            on conflict (zone, stamp, party) do nothing
            """);
}
