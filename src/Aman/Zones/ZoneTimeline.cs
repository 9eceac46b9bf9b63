namespace Aman.Zones;

/// <summary>One step of a zone's life for reading: when, who, what, and where the zone stood after it.</summary>
/// <param name="AtMs">Milliseconds since 1970.</param>
/// <param name="Actor">Opaque user id of who recorded it.</param>
/// <param name="Parties">Whose step it was, or who was notified; empty for the coordinator's own.</param>
/// <param name="Step">A stable word for translation: one of <see cref="ZoneTimeline.Steps"/>.</param>
/// <param name="Subject">A question's id, a requirement's code, a party's condition: what the step is about.</param>
/// <param name="Answer">One of <see cref="Answers.All"/> where the step is an answer, of <see cref="Findings.All"/>
/// where it is a finding or about a condition.</param>
/// <param name="Words">What was said: the question, statement, reason or plan.</param>
/// <param name="Conditions">Of an answer.</param>
/// <param name="To">The party that was asked.</param>
/// <param name="Plan">Where people go when the zone closes.</param>
public sealed record TimelineStep(
    string Stamp, long AtMs, string Actor, IReadOnlyList<Party> Parties, string Step, string? Subject, string? Answer,
    string? Words, IReadOnlyList<Condition> Conditions, string? Signatory, bool Signed, string? To,
    IReadOnlyList<Relocation> Plan, ZoneState After);

/// <summary>All that happened to a zone, in order.</summary>
public static class ZoneTimeline
{
    public static string Permission => "zones.read";

    public static IReadOnlyList<string> Steps { get; } =
    [
        ZoneSteps.Proposed, ZoneSteps.Notified, ZoneSteps.Asked, ZoneSteps.Explained, ZoneSteps.Answered,
        ZoneSteps.Claimed, ZoneSteps.Ruled, ZoneSteps.Withdrawn, ZoneSteps.Evidence, ZoneSteps.Measured,
        ZoneSteps.MemberNamed, ZoneSteps.MemberRemoved, ZoneSteps.Visited, ZoneSteps.Found, ZoneSteps.Opened,
        ZoneSteps.Suspended, ZoneSteps.Resumed, ZoneSteps.Closing, ZoneSteps.Closed,
    ];

    public static IReadOnlyList<TimelineStep> Of(Tables tables, string zone)
    {
        var steps = ZoneSteps.Of(tables, zone);
        var rule = ZoneLife.RuleOf(tables, steps);
        var timeline = new List<TimelineStep>();
        var read = 0;
        foreach (var group in steps.GroupBy(step => step.Stamp))
        {
            var first = group.First();
            read += group.Count();
            timeline.Add(new(
                first.Stamp, first.At, first.Actor,
                [.. group.Where(step => step.Party.Length > 0).Select(step => new Party(
                    step.Party, step.Name ?? step.Party, step.NameArabic, step.Kind ?? PartyKinds.Other))],
                first.Step, first.Step is ZoneSteps.Proposed or ZoneSteps.Answered ? null : first.Subject, first.Answer,
                first.Words, first.Step == ZoneSteps.Answered ? first.Detail<List<Condition>>() ?? [] : [],
                first.Signatory, first.Signed, first.Step == ZoneSteps.Asked ? first.Detail<AskedDetail>()?.To : null,
                first.Step == ZoneSteps.Closing ? first.Detail<List<Relocation>>() ?? [] : [],
                ZoneLife.From(zone, [.. steps.Take(read)], rule).State));
        }

        return timeline;
    }
}
