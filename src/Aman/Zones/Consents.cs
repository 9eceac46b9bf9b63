namespace Aman.Zones;

/// <summary>One thing that keeps a zone from being recognised, or open again.</summary>
/// <param name="Code">For translation: one of <see cref="Consents.Codes"/>.</param>
/// <param name="Phrase">As a refusal says it.</param>
/// <param name="Party">Whose consent is missing; the kind of party where none was notified.</param>
/// <param name="Subjects">Ids of questions or conditions, codes of requirements.</param>
public sealed record Lack(string Code, string Phrase, string? Party, IReadOnlyList<string> Subjects)
{
    public override string ToString() => Phrase;
}

/// <summary>Whose consent a zone needs before it is recognised, and what is missing of it.</summary>
public static class Consents
{
    public static readonly IReadOnlyList<string> Codes =
    [
        "proposal", "kind", "question", "withdrawn", "unanswered", "signature", "condition", "commission", "finding",
        "refuses", "requirement", "resume",
    ];

    internal static IEnumerable<Lack> Missing(
        OperationRule rule, IReadOnlyList<PartyAnswer> answers, IReadOnlyList<Requirement> checklist, string? proposal,
        bool opened)
    {
        if (proposal is null)
        {
            yield return new("proposal", "a proposal", null, []);
        }

        foreach (var kind in rule.Kinds.Where(kind => answers.All(answer => answer.Kind != kind)))
        {
            yield return new("kind", $"the notification and consent of {PartyKinds.Word(kind)}", kind, []);
        }

        var wanting = rule.Kinds.Where(kind => !answers.Any(one => one.Kind == kind && one.Consents)).ToHashSet();
        foreach (var answer in answers.Where(one =>
            !one.Consents && (rule.EachNotified || wanting.Contains(one.Kind ?? ""))))
        {
            yield return Of(answer);
        }

        // Art. 9 rules what was found met once and is found wanting in a zone that was opened.
        foreach (var code in rule.MetBeforeOpening.Where(code => checklist.FirstOrDefault(one => one.Code == code)
            is not { } one || (opened ? !one.WasMet : one.Last?.Found != Findings.Met)))
        {
            yield return new("requirement", $"the commission's finding that requirement {code} is met", null, [code]);
        }
    }

    /// <summary>What consents under control wait for.</summary>
    internal static IReadOnlyList<string> ControlLacks(
        OperationRule rule, Commission commission, IReadOnlyList<Requirement> checklist, bool opened) =>
        commission.Members.Count == 0 ? ["commission"] : [.. rule.FoundForControl.Where(code =>
            checklist.FirstOrDefault(one => one.Code == code) is not { IsFound: true } one
            || (!opened && one.DueMs is not null))];

    private static Lack Of(PartyAnswer answer)
    {
        var (code, why, subjects) = Why(answer);
        return new(code, $"the consent of {answer.Called}, {why}", answer.Party, subjects);
    }

    private static (string Code, string Why, IReadOnlyList<string> Subjects) Why(PartyAnswer answer)
    {
        var open = answer.Conditions.Where(one => !one.Met).ToList();
        return answer switch
        {
            { OpenClarifications: [var question, ..] } =>
                ("question", $"which waits for an answer to its question {question}", answer.OpenClarifications),
            { Withdrawn: true } => ("withdrawn", "which withdrew its answer", []),
            { Answer: null } => ("unanswered", "which has not answered", []),
            { Answer: Answers.Refuses } => ("refuses", "which refuses", []),
            { Signed: false } => ("signature", "whose signature does not fit this proposal and text", []),
            _ when open.Count > 0 => ("condition", "which waits for its condition "
                + string.Join(" and ", open.Select(one => one.Called)), [.. open.Select(one => one.Id)]),
            { ControlLacks: ["commission"] } => ("commission", "which waits for a commission with a member", []),
            _ => ("finding", "which waits for the commission to find on "
                + $"{string.Join(", ", answer.ControlLacks)} and to find none not met", answer.ControlLacks),
        };
    }
}
