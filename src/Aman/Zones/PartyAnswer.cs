namespace Aman.Zones;

/// <summary>What one notified party has answered so far.</summary>
/// <param name="Answer">One of <see cref="Answers.All"/>; null while it has not answered or has withdrawn.</param>
/// <param name="Conditions">Of this answer, each with how far it has come.</param>
/// <param name="Signed">True when the answer is what the party's user signed, and is to this proposal.</param>
/// <param name="ControlLacks">What a consent under control waits for: <c>commission</c>, or codes of requirements that
/// lack a finding or are found not met. Empty for other answers.</param>
/// <param name="OpenClarifications">Ids of the questions it waits for.</param>
public sealed record PartyAnswer(
    string Party, string? Name, string? NameArabic, string? Kind, long NotifiedAt, string? Answer, bool Withdrawn,
    string? Text, IReadOnlyList<TrackedCondition> Conditions, string? Signatory, long? AnsweredAt, bool Signed,
    IReadOnlyList<string> ControlLacks, IReadOnlyList<string> OpenClarifications)
{
    /// <summary>True when the answer is signed and waits for nothing.</summary>
    public bool Counts => Signed && OpenClarifications.Count == 0 && ControlLacks.Count == 0
        && Conditions.All(condition => condition.Met);

    public bool Consents => Counts
        && Answer is (Answers.Accepts or Answers.AcceptsIf or Answers.AcceptsUnderControl);

    internal string Called => Name is null ? Party : $"{Name} ({Party})";

    /// <param name="controlLacks">What consents under control wait for.</param>
    internal static IReadOnlyList<PartyAnswer> From(
        IReadOnlyList<ZoneStep> steps, string? proposal, IReadOnlyList<Clarification> clarifications,
        IReadOnlyList<string> controlLacks)
    {
        List<PartyAnswer> answers =
        [
            .. steps.Where(step => step.Step == ZoneSteps.Notified).DistinctBy(step => step.Party)
                .OrderBy(step => step.Party, StringComparer.Ordinal)
                .Select(notified => Of(notified, steps, proposal, clarifications, controlLacks)),
        ];

        // A consent can meet another's condition, which then is a consent. Two that wait for each other meet neither.
        while (true)
        {
            var kinds = answers.Where(one => one.Consents).Select(one => one.Kind).ToHashSet();
            List<PartyAnswer> next = [.. answers.Select(one => one.Conditions.Any(Meets) ? one with
            {
                Conditions = [.. one.Conditions.Select(condition => condition with
                {
                    Met = condition.Met || Meets(condition),
                })],
            } : one)];
            if (next.SequenceEqual(answers))
            {
                return answers;
            }

            answers = next;
            bool Meets(TrackedCondition condition) =>
                !condition.Met && condition.Consent is { } kind && kinds.Contains(kind);
        }
    }

    private static PartyAnswer Of(
        ZoneStep notified, IReadOnlyList<ZoneStep> steps, string? proposal,
        IReadOnlyList<Clarification> clarifications, IReadOnlyList<string> controlLacks)
    {
        var last = steps.LastOrDefault(step => step.Party == notified.Party
            && step.Step is (ZoneSteps.Answered or ZoneSteps.Withdrawn));
        var said = last?.Step == ZoneSteps.Answered ? last : null;
        return new(
            notified.Party, notified.Name, notified.NameArabic, notified.Kind, notified.At, said?.Answer,
            last?.Step == ZoneSteps.Withdrawn, last?.Words, said is null ? [] : TrackedCondition.Of(steps, said),
            said?.Signatory, last?.At, said is { Signed: true } && said.Subject == proposal,
            said?.Answer == Answers.AcceptsUnderControl ? controlLacks : [],
            [.. clarifications.Where(one => one.IsOpen && one.Asker == notified.Party).Select(one => one.Id)]);
    }
}

/// <summary>How a party can answer a proposal (Fourth Geneva Convention 1949, Annex I, art. 7).</summary>
public static class Answers
{
    public const string Accepts = "accepts";
    public const string AcceptsIf = "accepts-if";
    public const string AcceptsUnderControl = "accepts-under-control";
    public const string Refuses = "refuses";
    public static readonly IReadOnlyList<string> All = [Accepts, AcceptsIf, AcceptsUnderControl, Refuses];
}
