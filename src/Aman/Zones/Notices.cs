using Aman.Access;

namespace Aman.Zones;

/// <summary>Something that happened to a zone and concerns a user's party.</summary>
/// <param name="Id">The same for ever, so that it can be marked as read.</param>
/// <param name="Step">One of <see cref="ZoneTimeline.Steps"/>, or <see cref="Notices.LastDay"/> or
/// <see cref="Notices.Over"/> of a limit.</param>
/// <param name="Subject">As in <see cref="TimelineStep"/>.</param>
/// <param name="Awaits">Whether it still waits for something that the user's party does.</param>
public sealed record Notice(
    string Id, string Zone, string ZoneName, string? ZoneNameArabic, string Step, string? Subject, string? Answer,
    IReadOnlyList<string> Parties, long AtMs, bool Awaits);

/// <summary>What is new for a user: a query over the steps of zones, so that no notice is lost on its way.</summary>
public static class Notices
{
    /// <summary>A limit of five days ends within a day, or has ended.</summary>
    public const string LastDay = "limit-last-day", Over = "limit-over";

    private const long DayMs = 24L * 60 * 60 * 1000;

    public static string Permission => "zones.read";

    /// <summary>For who speaks for a party of a zone (notified, governing, coordinating) or runs it; what the user did
    /// is left out. The newest first, at most <see cref="Limits.NoticesMax"/>.</summary>
    public static IReadOnlyList<Notice> Of(Tables tables, Caller caller, long nowMs)
    {
        var holdings = Roles.Of(tables, caller.Actor);
        return [.. ZoneList.All(tables).Where(zone => Roles.May(tables, caller, Permission, zone.Id))
            .SelectMany(zone =>
            {
                var mine = holdings.Where(one => one.Zone == zone.Id || one.Zone == Entry.World)
                    .Select(one => one.Organisation).ToHashSet();
                return Concerns(tables, caller, zone, mine)
                    ? Steps(tables, caller, zone, mine).Concat(Limit(zone, mine, nowMs)) : [];
            }).OrderByDescending(one => one.AtMs).ThenByDescending(one => one.Id, StringComparer.Ordinal)
            .Take(Limits.NoticesMax)];
    }

    private static bool Concerns(Tables tables, Caller caller, Zone zone, HashSet<string> mine) =>
        mine.Contains(zone.Governs.Id) || mine.Contains(zone.Coordinates.Id)
        || zone.Life.Answers.Any(answer => mine.Contains(answer.Party))
        || Roles.May(tables, caller, NotifyParties.Permission, zone.Id);

    private static IEnumerable<Notice> Steps(Tables tables, Caller caller, Zone zone, HashSet<string> mine) =>
        ZoneSteps.Of(tables, zone.Id).Where(step => step.Actor != caller.Actor).GroupBy(step => step.Stamp)
        .Select(same =>
        {
            var first = same.First();
            return new Notice($"{zone.Id}/{first.Stamp}", zone.Id, zone.Name, zone.NameArabic, first.Step,
                first.Step is ZoneSteps.Proposed or ZoneSteps.Answered ? null : first.Subject, first.Answer,
                [.. same.Where(step => step.Party.Length > 0).Select(step => step.Party)], first.At,
                same.Any(step => Awaits(zone.Life, step, mine)));
        });

    private static bool Awaits(ZoneLife life, ZoneStep step, HashSet<string> mine) => step.Step switch
    {
        ZoneSteps.Notified => mine.Contains(step.Party)
            && life.Answers.Any(answer => answer.Party == step.Party && answer.Answer is null),
        ZoneSteps.Asked => life.Clarifications.Any(one =>
            one.Id == step.Subject && one.IsOpen && one.To is { } to && mine.Contains(to)),
        ZoneSteps.Claimed => life.Answers.Any(answer => mine.Contains(answer.Party) && answer.Conditions.Any(one =>
            !one.Met && ZoneSteps.ConditionOf(answer.Party, one.Id) == step.Subject)),
        ZoneSteps.Found => step.Answer == Findings.NotMet
            && life.Checklist.Any(one => one.Code == step.Subject && one.DueMs is not null),
        _ => false,
    };

    private static IEnumerable<Notice> Limit(Zone zone, HashSet<string> mine, long nowMs) =>
        zone.Life.Checklist.Where(one => one.DueMs is not null).SelectMany(one => new[]
        {
            (Step: LastDay, At: one.DueMs!.Value - DayMs), (Step: Over, At: one.DueMs.Value),
        }.Where(reminder => reminder.At <= nowMs).Select(reminder => new Notice(
            $"{zone.Id}/{one.Code}/{one.DueMs}/{reminder.Step}", zone.Id, zone.Name, zone.NameArabic, reminder.Step,
            one.Code, null, [], reminder.At, mine.Contains(zone.Governs.Id) || zone.Life.Answers.Any(answer =>
                answer.Answer == Answers.AcceptsUnderControl && mine.Contains(answer.Party)))));
}
