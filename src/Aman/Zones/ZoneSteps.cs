namespace Aman.Zones;

/// <summary>One step of a zone's life as it stands in the tables, with the party's name if it took one.</summary>
/// <param name="Party">Whose step it was; empty for the coordinator's own.</param>
/// <param name="Subject">The proposal's entry hash, or the clarification's id.</param>
/// <param name="Signed">True when the answer's signature fits its text.</param>
public sealed record ZoneStep(
    string Stamp, string Party, string Step, long At, string Actor, string? Subject, string? Answer, string? Words,
    string? Conditions, string? Signatory, bool Signed, string? Name, string? NameArabic, string? Kind);

/// <summary>The steps of a zone: only ever added, keyed by their entry, in whatever order they arrive.</summary>
public static class ZoneSteps
{
    public const string Proposed = "proposed";
    public const string Notified = "notified";
    public const string Asked = "asked";
    public const string Explained = "explained";
    public const string Answered = "answered";
    public const string Withdrawn = "withdrawn";
    public const string Opened = "opened";
    public const string Suspended = "suspended";
    public const string Resumed = "resumed";
    public const string Closing = "closing";
    public const string Closed = "closed";

    public static IReadOnlyList<ZoneStep> Of(Tables tables, string zone) => tables.Remember<ZoneStep>($"""
        select s.stamp, s.party, s.step, s.at, s.actor, s.subject, s.answer, s.words, s.conditions, s.signatory,
          s.signed, p.name, p.name_arabic, p.kind
        from zone_steps s left join parties p on p.id = s.party
        where s.zone = {zone} order by s.stamp, s.party
        """);

    // The zone is the entry's scope: a chain can never write into the life of another zone.
    internal static void Add(
        Tables tables, Entry entry, string step, string party = "", string? subject = null, string? words = null,
        ProposalAnswered? answer = null) => tables.Execute($"""
            insert into zone_steps (zone, stamp, party, step, at, actor, subject, answer, words, conditions, signatory,
              signed)
            values ({entry.Scope}, {entry.Stamp}, {party}, {step}, {entry.AtMs}, {entry.Actor}, {subject},
              {answer?.Answer}, {words}, {answer?.ConditionLines}, {answer?.Signatory},
              {answer?.IsSignedFor(entry.Scope) ?? false})
            on conflict (zone, stamp, party) do nothing
            """);
}
