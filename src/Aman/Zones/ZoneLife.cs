namespace Aman.Zones;

/// <summary>Where a zone stands in its life (README.md beside this file draws it).</summary>
public enum ZoneState
{
    NotProposed,
    Proposed,
    Notified,
    Recognised,
    Open,
    Suspended,
    Closing,
    Closed,
}

/// <summary>
/// The state machine of a zone. A state is never stored: it is read from the steps that happened, so that nodes which
/// were cut off from each other reach the same one whatever arrived first, and no step can be forgotten.
/// </summary>
/// <param name="Missing">What keeps the zone from being recognised or open again.</param>
/// <param name="Answers">What each notified party answered, by party.</param>
/// <param name="Clarifications">What was asked, by when it was asked.</param>
/// <param name="Checklist">Every requirement of Annex I with its evidence and findings.</param>
/// <param name="Rule">What the operation asked when the zone was proposed.</param>
public sealed record ZoneLife(
    string Zone,
    ZoneState State,
    IReadOnlyList<Lack> Missing,
    IReadOnlyList<PartyAnswer> Answers,
    IReadOnlyList<Clarification> Clarifications,
    Commission Commission,
    IReadOnlyList<Requirement> Checklist,
    OperationRule Rule,
    string? Proposal,
    bool Opened)
{
    private static readonly ZoneState[] InForce =
        [ZoneState.Notified, ZoneState.Recognised, ZoneState.Open, ZoneState.Suspended];

    /// <summary>In which states a command is allowed; in all others it is refused.</summary>
    public static IReadOnlyDictionary<Type, IReadOnlyList<ZoneState>> Allowed { get; } =
        new Dictionary<Type, IReadOnlyList<ZoneState>>
        {
            [typeof(ProposeZone)] = [ZoneState.NotProposed],
            [typeof(NotifyParties)] = [ZoneState.Proposed, ZoneState.Notified, ZoneState.Recognised],
            [typeof(AskClarification)] = InForce,
            [typeof(AnswerClarification)] = InForce,
            [typeof(AnswerProposal)] = InForce,
            [typeof(ClaimConditionMet)] = InForce,
            [typeof(RuleOnCondition)] = InForce,
            [typeof(WithdrawAnswer)] = InForce,
            [typeof(NameObjective)] = [ZoneState.Proposed, .. InForce],
            [typeof(RecordEvidence)] = [ZoneState.Proposed, .. InForce],
            [typeof(MeasureRequirement)] = [ZoneState.Proposed, .. InForce],
            [typeof(NameMember)] = [.. InForce, ZoneState.Closing],
            [typeof(RecordVisit)] = [.. InForce, ZoneState.Closing],
            [typeof(RecordFinding)] = [.. InForce, ZoneState.Closing],
            [typeof(RemoveMember)] = [.. InForce, ZoneState.Closing],
            [typeof(OpenZone)] = [ZoneState.Recognised],
            [typeof(SuspendZone)] = [ZoneState.Open],
            [typeof(ResumeZone)] = [ZoneState.Suspended],
            [typeof(CloseZone)] = [ZoneState.Open, ZoneState.Suspended],
            [typeof(FinishClosing)] = [ZoneState.Closing],
        };

    /// <summary>Aid and departures go on from the first opening to the end, also while registration stops.</summary>
    public bool AidGoesOn => Opened && State != ZoneState.Closed;

    public static ZoneLife Of(Tables tables, string zone)
    {
        var steps = ZoneSteps.Of(tables, zone);
        return From(zone, steps, RuleOf(tables, steps));
    }

    /// <param name="steps">In the order of their stamps.</param>
    /// <param name="rule">The operation's rule when the zone was proposed.</param>
    public static ZoneLife From(string zone, IReadOnlyList<ZoneStep> steps, OperationRule rule)
    {
        bool Has(string kind) => steps.Any(step => step.Step == kind);
        var proposal = steps.FirstOrDefault(step => step.Step == ZoneSteps.Proposed)?.Subject;
        var clarifications = Clarification.From(steps);
        var (commission, checklist, opened) = (Commission.From(steps), Requirement.From(steps), Has(ZoneSteps.Opened));
        var answers = PartyAnswer.From(
            steps, proposal, clarifications, Consents.ControlLacks(rule, commission, checklist, opened));
        List<Lack> missing = [.. Consents.Missing(rule, answers, checklist, proposal, opened)];
        if (steps.LastOrDefault(step => step.Step is ZoneSteps.Suspended or ZoneSteps.Resumed)
            is { Step: ZoneSteps.Suspended } order)
        {
            missing.Add(new("resume", $"the order to resume (suspended because: {order.Words})", null, []));
        }

        var state =
            Has(ZoneSteps.Closed) ? ZoneState.Closed
            : Has(ZoneSteps.Closing) ? ZoneState.Closing
            : opened ? missing.Count == 0 ? ZoneState.Open : ZoneState.Suspended
            : proposal is null ? ZoneState.NotProposed
            : answers.Count == 0 ? ZoneState.Proposed
            : missing.Count > 0 ? ZoneState.Notified
            : ZoneState.Recognised;
        return new(zone, state, missing, answers, clarifications, commission, checklist, rule, proposal, opened);
    }

    internal static OperationRule RuleOf(Tables tables, IReadOnlyList<ZoneStep> steps) =>
        steps.FirstOrDefault(step => step.Step == ZoneSteps.Proposed) is { } proposed
            ? OperationRule.At(tables, proposed.Stamp) : OperationRule.Default;

    /// <summary>For registration and arrivals.</summary>
    /// <exception cref="Refused">zone-not-open: names the zone, its state and what is missing.</exception>
    public static ZoneLife RequireOpen(Tables tables, string zone)
    {
        var life = Of(tables, zone);
        return life.State == ZoneState.Open ? life : throw new Refused(
            "zone-not-open", $"Nobody can be registered in zone {zone}: {life.Why(ZoneState.Open)}");
    }

    /// <summary>For aid and departures: in a zone that was opened and is not closed.</summary>
    /// <exception cref="Refused">zone-not-open: names the zone, its state and what is missing.</exception>
    public static ZoneLife RequireAid(Tables tables, string zone)
    {
        var life = Of(tables, zone);
        return life.AidGoesOn ? life : throw new Refused(
            "zone-not-open", $"No aid can be given in zone {zone}: {life.Why(ZoneState.Open)}");
    }

    /// <exception cref="Refused">zone-state: names the zone, its state and what is missing for the command.</exception>
    internal static ZoneLife Require<TCommand>(Tables tables, string zone)
        where TCommand : ICommand
    {
        var life = Of(tables, zone);
        var allowed = Allowed[typeof(TCommand)];
        return allowed.Contains(life.State) ? life : throw new Refused(
            "zone-state", $"{typeof(TCommand).Name} is not possible for zone {zone}: {life.Why([.. allowed])}");
    }

    /// <summary>A party that was notified, spoken for by its own people.</summary>
    /// <exception cref="Refused">party-unknown, party-not-notified or party-not-yours</exception>
    internal PartyAnswer RequireNotified(Tables tables, Caller caller, string party, string permission)
    {
        var called = Parties.Require(tables, party).Name;
        Parties.RequireSpeaksFor(tables, caller, party, Zone, permission);
        return Answers.FirstOrDefault(answer => answer.Party == party) ?? throw new Refused(
            "party-not-notified", $"{called} ({party}) has not been notified of zone {Zone}. Notify it first.");
    }

    /// <summary>A condition of a party's answer that somebody can say is met.</summary>
    /// <exception cref="Refused">condition-unknown or condition-by-consent</exception>
    internal TrackedCondition RequireCondition(Tables tables, string party, string id)
    {
        Parties.Require(tables, party);
        var condition = Answers.FirstOrDefault(answer => answer.Party == party)?.Conditions
            .FirstOrDefault(one => one.Id == id && id.Length > 0) ?? throw new Refused("condition-unknown",
                $"{party} has set no condition {id} in the answer that stands. Look it up among the answers.");
        return condition.Consent is not { } kind ? condition : throw new Refused("condition-by-consent",
            $"Condition {id} of {party} is met by the consent of {PartyKinds.Word(kind)} and by nothing else.");
    }

    private string Why(params ZoneState[] wanted)
    {
        var lacking = State switch
        {
            ZoneState.Closed => "nothing is possible any more; propose a new zone",
            ZoneState.Closing => "its end has been decided; only closing can be finished",
            ZoneState.Recognised => "the decision to open it",
            _ when Missing.Count > 0 => string.Join("; ", Missing),
            _ => "nothing; this step is behind it",
        };
        return $"it is {State.Word()}, and this needs {string.Join(" or ", wanted.Select(ZoneWords.Word))}. "
            + $"Missing: {lacking}.";
    }
}

public static class ZoneWords
{
    /// <summary>The state in words, as in <c>not proposed</c>.</summary>
    public static string Word(this ZoneState state) => state == ZoneState.NotProposed
        ? "not proposed" : state.ToString().ToLowerInvariant();
}
