namespace Aman.Sharing;

public enum SharingState
{
    /// <summary>Waits for the decision of one or, for lists of persons, of two protection officers.</summary>
    Waiting,

    /// <summary>An agreement is in force, a request is granted.</summary>
    Agreed,

    Refused,

    Expired,

    Ended,
}

/// <summary>A decision of a protection officer on an agreement or a request, or the end of an agreement.</summary>
/// <param name="Step">One of the constants of <see cref="SharingSteps"/>.</param>
/// <param name="Text">Hash of the entry decided on: a decision is on that text and no other.</param>
/// <param name="ReceiverKey">For a request: the key of the receiver that was granted.</param>
public sealed record SharingStep(
    string Stamp, string Step, string Id, string Text, string Actor, bool Agrees, string Reason, string? ReceiverKey,
    long At)
{
    /// <summary>Whether the role in which it was said was held then and ever since.</summary>
    public bool Stands { get; init; } = true;
}

/// <summary>
/// What may be handed out, and what not: the whole rule, without a database. Nothing leaves unless an agreement in
/// force, a granted request under it and the person's own standing consent allow it, all three at that moment. A state
/// is read from steps, so that nodes which were cut off from each other come to the same.
/// </summary>
public static class SharingLaw
{
    /// <summary>Officers who must agree: two different ones for lists of persons, neither of them who asked.</summary>
    public static int OfficersFor(string kind) => kind == SharingKinds.Persons ? 2 : 1;

    public static SharingState StateOf(Agreement agreement, IReadOnlyList<SharingStep> steps, DateOnly today)
    {
        var decided = Decided(
            steps, SharingSteps.Agreement, agreement.Id, agreement.Text, agreement.Proposer, agreement.Kind);
        return steps.Any(step => step.Step == SharingSteps.End && step.Id == agreement.Id) ? SharingState.Ended
            : decided == SharingState.Refused ? decided
            : today > agreement.ExpiresOn ? SharingState.Expired
            : decided;
    }

    public static SharingState StateOf(InformationRequest request, string kind, IReadOnlyList<SharingStep> steps) =>
        Decided(steps, SharingSteps.Request, request.Id, request.Text, request.Asker, kind);

    /// <summary>How many officers' yes counts now.</summary>
    public static int Agreeing(Agreement agreement, IReadOnlyList<SharingStep> steps) => Latest(
        steps, SharingSteps.Agreement, agreement.Id, agreement.Text, agreement.Proposer).Count(one => one.Agrees);

    public static int Agreeing(InformationRequest request, IReadOnlyList<SharingStep> steps) => Latest(
        steps, SharingSteps.Request, request.Id, request.Text, request.Asker).Count(one => one.Agrees);

    /// <summary>The one receiver's key that all who granted the request had before them; null if there is none.
    /// </summary>
    public static string? GrantedKey(InformationRequest request, IReadOnlyList<SharingStep> steps) =>
        Latest(steps, SharingSteps.Request, request.Id, request.Text, request.Asker).Where(step => step.Agrees)
            .Select(step => step.ReceiverKey).Distinct(StringComparer.Ordinal).ToList() is [{ } one] ? one : null;

    /// <summary>Fields outside the agreement, or a receiver it does not name.</summary>
    public static bool IsInside(InformationRequest request, Agreement agreement) =>
        request.Agreement == agreement.Id
        && agreement.Receivers.Contains(request.Receiver, StringComparer.Ordinal)
        && request.Fields.All(field => agreement.Fields.Contains(field, StringComparer.Ordinal));

    /// <summary>Why nothing may be handed out for this request now; null when it may.</summary>
    /// <returns>A code of <see cref="Refusals.All"/>.</returns>
    public static string? Forbids(
        Agreement agreement, InformationRequest request, IReadOnlyList<SharingStep> steps, string? key, DateOnly today)
    {
        return !IsInside(request, agreement) ? "request-outside-agreement"
            : StateOf(agreement, steps, today) != SharingState.Agreed ? "agreement-not-in-force"
            : StateOf(request, agreement.Kind, steps) != SharingState.Agreed ? "request-not-granted"
            : key is null || GrantedKey(request, steps) != key ? "receiver-key-missing"
            : null;
    }

    /// <summary>Of the persons asked for those whose own consent to this purpose stands.</summary>
    /// <param name="consents">Persons whose last word on the purpose was yes.</param>
    /// <param name="given">Persons already given under the request.</param>
    public static IReadOnlyList<string> Persons(
        InformationRequest request, IReadOnlySet<string> consents, IReadOnlySet<string> given) =>
        [.. (request.Persons.Count == 0 ? consents : request.Persons.Where(consents.Contains))
            .Where(person => !given.Contains(person)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Take(Limits.DisclosurePersonsMax)];

    private static SharingState Decided(
        IReadOnlyList<SharingStep> steps, string step, string id, string text, string asker, string kind)
    {
        var decisions = Latest(steps, step, id, text, asker);
        return decisions.Any(one => !one.Agrees) ? SharingState.Refused
            : decisions.Count >= OfficersFor(kind) ? SharingState.Agreed : SharingState.Waiting;
    }

    // Each officer's last word; whoever asked has none. A yes goes with the role in which it was given, a no stays:
    // what is not handed out can still be, what was cannot be taken back.
    private static List<SharingStep> Latest(
        IReadOnlyList<SharingStep> steps, string step, string id, string text, string asker) =>
    [
        .. steps.Where(one => one.Step == step && one.Id == id && one.Text == text && one.Actor != asker)
            .OrderByDescending(one => one.Stamp, StringComparer.Ordinal).DistinctBy(one => one.Actor)
            .Where(one => one.Stands || !one.Agrees),
    ];
}

public static class SharingKinds
{
    /// <summary>Counts of people as everybody outside the operation sees them.</summary>
    public const string Figures = "figures";

    /// <summary>Agreed fields of persons who consented.</summary>
    public const string Persons = "persons";

    public static readonly IReadOnlyList<string> All = [Figures, Persons];
}

/// <summary>What data is shared for; a person consents to each for itself.</summary>
public static class SharingPurposes
{
    public static readonly IReadOnlyList<string> All =
        ["assistance", "protection", "family-tracing", "health", "education", "resettlement", "return"];
}
