namespace Aman.Zones;

/// <summary>A question that a party asked before it answers a proposal. While it is open the asker cannot consent;
/// nobody else is held up.</summary>
/// <param name="Asker">The party that asked.</param>
/// <param name="AskedAt">Milliseconds since 1970, as is <paramref name="AnsweredAt"/>.</param>
public sealed record Clarification(
    string Id, string Asker, string? AskerName, string Question, long AskedAt, string? Answer, string? AnsweredBy,
    long? AnsweredAt)
{
    public bool IsOpen => Answer is null;

    internal static IReadOnlyList<Clarification> From(IReadOnlyList<ZoneStep> steps)
    {
        var answers = steps.Where(step => step.Step == ZoneSteps.Explained)
            .DistinctBy(step => step.Subject).ToDictionary(step => step.Subject!, StringComparer.Ordinal);
        return [.. steps.Where(step => step.Step == ZoneSteps.Asked).DistinctBy(step => step.Subject).Select(asked =>
        {
            var answer = answers.GetValueOrDefault(asked.Subject!);
            return new Clarification(asked.Subject!, asked.Party, asked.Name, asked.Words!, asked.At, answer?.Words,
                answer?.Party, answer?.At);
        })];
    }
}
