namespace Aman.Zones;

/// <summary>What one notified party has answered so far.</summary>
/// <param name="Answer">One of <see cref="Answers.All"/>; null while it has not answered or has withdrawn.</param>
/// <param name="Conditions">One a line.</param>
/// <param name="Counts">True when the answer is signed, is to this proposal, and the party waits for nothing.</param>
/// <param name="OpenClarifications">Ids of the questions it waits for.</param>
public sealed record PartyAnswer(
    string Party, string? Name, string? NameArabic, string? Kind, long NotifiedAt, string? Answer, bool Withdrawn,
    string? Text, string? Conditions, string? Signatory, long? AnsweredAt, bool Counts,
    IReadOnlyList<string> OpenClarifications)
{
    public bool Consents => Counts && Answer is (Answers.Accepts or Answers.AcceptsUnderControl);

    internal string Called => Name is null ? Party : $"{Name} ({Party})";

    internal static IReadOnlyList<PartyAnswer> From(
        IReadOnlyList<ZoneStep> steps, string? proposal, IReadOnlyList<Clarification> clarifications) =>
        [.. steps.Where(step => step.Step == ZoneSteps.Notified).DistinctBy(step => step.Party)
            .OrderBy(step => step.Party, StringComparer.Ordinal).Select(notified =>
            {
                var last = steps.LastOrDefault(step => step.Party == notified.Party
                    && step.Step is (ZoneSteps.Answered or ZoneSteps.Withdrawn));
                var said = last?.Step == ZoneSteps.Answered ? last : null;
                List<string> open = [.. clarifications.Where(one => one.IsOpen && one.Asker == notified.Party)
                    .Select(one => one.Id)];
                return new PartyAnswer(
                    notified.Party, notified.Name, notified.NameArabic, notified.Kind, notified.At, said?.Answer,
                    last?.Step == ZoneSteps.Withdrawn, last?.Words, said?.Conditions, said?.Signatory, last?.At,
                    said is { Signed: true } && said.Subject == proposal && open.Count == 0, open);
            })];
}

/// <summary>How a party can answer a proposal (Fourth Geneva Convention 1949, Annex I, art. 7).</summary>
public static class Answers
{
    public const string Accepts = "accepts";
    public const string AcceptsUnderControl = "accepts-under-control";
    public const string Refuses = "refuses";
    public static readonly IReadOnlyList<string> All = [Accepts, AcceptsUnderControl, Refuses];
}
