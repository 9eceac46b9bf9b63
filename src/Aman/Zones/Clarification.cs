namespace Aman.Zones;

/// <summary>A question that a party asked before it answers a proposal. While it is open the asker cannot consent;
/// nobody else is held up.</summary>
/// <param name="Asker">The party that asked.</param>
/// <param name="To">The party that was asked; null when anybody may answer.</param>
/// <param name="Follows">The question that this one goes on from.</param>
/// <param name="AskedAt">Milliseconds since 1970, as is <paramref name="AnsweredAt"/>.</param>
public sealed record Clarification(
    string Id, string Asker, string? AskerName, string? To, string? Follows, string Question, long AskedAt,
    string? Answer, string? AnsweredBy, long? AnsweredAt)
{
    public bool IsOpen => Answer is null;

    /// <summary>By when they were asked.</summary>
    internal static IReadOnlyList<Clarification> From(IReadOnlyList<ZoneStep> steps)
    {
        var answers = steps.Where(step => step.Step == ZoneSteps.Explained).ToList();
        return [.. steps.Where(step => step.Step == ZoneSteps.Asked).DistinctBy(step => step.Subject).Select(asked =>
        {
            var more = asked.Detail<AskedDetail>();
            var answer = answers.FirstOrDefault(step =>
                step.Subject == asked.Subject && (more?.To is null || step.Party == more.To));
            return new Clarification(asked.Subject!, asked.Party, asked.Name, more?.To, more?.Follows, asked.Words!,
                asked.At, answer?.Words, answer?.Party, answer?.At);
        })];
    }
}

/// <summary>What a question holds beside its words.</summary>
internal sealed record AskedDetail(string? To, string? Follows);
