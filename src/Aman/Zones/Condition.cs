namespace Aman.Zones;

/// <summary>Something on which a party makes its consent depend.</summary>
/// <param name="Id">Within the answer; empty for the mere words of answers that a node signed.</param>
/// <param name="Consent">A kind of party whose consent meets the condition by itself (UNHCR coordinates, the host
/// authority agrees); null for what is claimed to be met and confirmed by the party that set it.</param>
public sealed record Condition(string Id, string Text, string? Consent = null);

/// <summary>A condition and how far it has come.</summary>
/// <param name="ClaimedBy">The party that last said it is met, with its evidence.</param>
/// <param name="Ruled">What the party that set it said last: true for met; null before it said anything.</param>
/// <param name="Met">Until then the consent does not count.</param>
public sealed record TrackedCondition(
    string Id, string Text, string? Consent, string? ClaimedBy, string? Evidence, long? ClaimedAt, bool? Ruled,
    string? RuledWords, long? RuledAt, bool Met)
{
    /// <summary>How a refusal names it.</summary>
    internal string Called => Consent is null ? Id : $"{Id} (the consent of {PartyKinds.Word(Consent)})";

    /// <param name="steps">In the order of their stamps.</param>
    /// <param name="answered">The answer that sets the conditions; what was said before was about another one.</param>
    internal static IReadOnlyList<TrackedCondition> Of(IReadOnlyList<ZoneStep> steps, ZoneStep answered) =>
        [.. (answered.Detail<List<Condition>>() ?? []).Select(one =>
        {
            var about = steps.SkipWhile(step => step != answered).Where(step =>
                step.Subject == ZoneSteps.ConditionOf(answered.Party, one.Id)).ToList();
            var claim = about.LastOrDefault(step => step.Step == ZoneSteps.Claimed);
            var ruling = about.LastOrDefault(step => step.Step == ZoneSteps.Ruled && step.Party == answered.Party
                && step.Signed);
            var ruled = ruling is null ? (bool?)null : ruling.Answer == Findings.Met;
            return new TrackedCondition(one.Id, one.Text, one.Consent, claim?.Party, claim?.Words, claim?.At, ruled,
                ruling?.Words, ruling?.At, one.Id.Length == 0 || (one.Consent is null && ruled == true));
        })];
}
