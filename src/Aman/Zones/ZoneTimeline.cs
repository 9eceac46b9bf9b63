namespace Aman.Zones;

/// <summary>One step of a zone's life for reading: when, who, what, and where the zone stood after it.</summary>
/// <param name="AtMs">Milliseconds since 1970.</param>
/// <param name="Actor">Opaque user id of who recorded it.</param>
/// <param name="Parties">Whose step it was, or who was notified; empty for the coordinator's own.</param>
/// <param name="Step">A stable word for translation: one of <see cref="ZoneTimeline.Steps"/>.</param>
/// <param name="Subject">A question's id where the step is about one.</param>
/// <param name="Answer">One of <see cref="Answers.All"/> where the step is an answer.</param>
/// <param name="Words">What was said: the question, statement, reason or plan.</param>
/// <param name="Conditions">One a line.</param>
public sealed record TimelineStep(
    long AtMs, string Actor, IReadOnlyList<Party> Parties, string Step, string? Subject, string? Answer, string? Words,
    string? Conditions, string? Signatory, bool Signed, ZoneState After);

/// <summary>All that happened to a zone, in order.</summary>
public static class ZoneTimeline
{
    public static string Permission => "zones.read";

    public static IReadOnlyList<string> Steps { get; } =
    [
        ZoneSteps.Proposed, ZoneSteps.Notified, ZoneSteps.Asked, ZoneSteps.Explained, ZoneSteps.Answered,
        ZoneSteps.Withdrawn, ZoneSteps.Opened, ZoneSteps.Suspended, ZoneSteps.Resumed, ZoneSteps.Closing,
        ZoneSteps.Closed,
    ];

    public static IReadOnlyList<TimelineStep> Of(Tables tables, string zone)
    {
        var steps = ZoneSteps.Of(tables, zone);
        var timeline = new List<TimelineStep>();
        var read = 0;
        foreach (var group in steps.GroupBy(step => step.Stamp))
        {
            var first = group.First();
            read += group.Count();
            timeline.Add(new(
                first.At, first.Actor,
                [.. group.Where(step => step.Party.Length > 0).Select(step => new Party(
                    step.Party, step.Name ?? step.Party, step.NameArabic, step.Kind ?? PartyKinds.Other))],
                first.Step, first.Step == ZoneSteps.Proposed ? null : first.Subject, first.Answer, first.Words,
                first.Conditions, first.Signatory, first.Signed,
                ZoneLife.From(zone, [.. steps.Take(read)]).State));
        }

        return timeline;
    }
}
