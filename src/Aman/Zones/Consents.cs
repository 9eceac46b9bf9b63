namespace Aman.Zones;

/// <summary>Whose consent a zone needs before it is recognised.</summary>
public static class Consents
{
    /// <summary>One party of each of these kinds must be notified, and every notified party must consent.</summary>
    public static IReadOnlyList<(string Kind, string Words)> Required { get; } =
    [
        (PartyKinds.HostAuthority, "the host authority"),
        (PartyKinds.Unhcr, "UNHCR"),
        (PartyKinds.InternationalOrganisation, "a further international organisation"),
    ];

    /// <summary>Each missing consent as a phrase that says who and why.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<PartyAnswer> answers, string? proposal) =>
    [
        .. proposal is null ? ["a proposal"] : Array.Empty<string>(),
        .. Required.Where(one => answers.All(answer => answer.Kind != one.Kind))
            .Select(one => $"the notification and consent of {one.Words}"),
        .. answers.Where(answer => !answer.Consents).Select(answer => $"the consent of {answer.Called}, {Why(answer)}"),
    ];

    private static string Why(PartyAnswer answer) => answer switch
    {
        { OpenClarifications: [var question, ..] } => $"which waits for an answer to its question {question}",
        { Withdrawn: true } => "which withdrew its answer",
        { Answer: null } => "which has not answered",
        { Counts: false } => "whose signature does not fit this proposal and text",
        _ => "which refuses",
    };
}
