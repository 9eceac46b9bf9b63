namespace Aman.Help;

/// <summary>Reads the steps of help one after the other, in the order of their stamps.</summary>
internal sealed class HelpReader(IReadOnlyList<HelpAuthority> hosts)
{
    private readonly Dictionary<(string Zone, string Id), Asked> requests = [];
    private readonly Dictionary<(string Zone, string Id), Offered> offers = [];
    private readonly Dictionary<string, string> territories = new(StringComparer.Ordinal);
    private readonly List<HelpDelivery> exceptions = [];
    private HelpRule rule = new(AskFirst: true, null, null, null);

    public void Read(HelpStep step)
    {
        switch (step.Step)
        {
            case HelpSteps.RuleSet when step.Zone == Entry.World:
                rule = new(step.Kind != "off", step.Party, step.Words, step.At);
                break;
            case HelpSteps.Territory when step.Zone == Entry.World:
                territories[step.Subject] = step.Party;
                break;
            case HelpSteps.Asked:
                requests.TryAdd((step.Zone, step.Subject), new(step));
                break;
            case HelpSteps.StoodReady:
                offers.TryAdd((step.Zone, step.Subject), new(step, null));
                break;
            case HelpSteps.Offered when Request(step.Zone, step.Request) is { } request
                && IsOpen(request, step.At) && Consent(request, step.Stamp).Given:
                if (offers.TryAdd((step.Zone, step.Subject), new(step, request)))
                {
                    request.Offers.Add(offers[(step.Zone, step.Subject)]);
                }

                break;
            case HelpSteps.Delivered:
                Deliver(step);
                break;
            case HelpSteps.Agreed or HelpSteps.AgreementWithdrawn when Request(step.Zone, step.Subject) is { } request:
                request.Agreed[step.Party] = step.Step == HelpSteps.Agreed;
                break;
            case HelpSteps.Accepted or HelpSteps.Refused or HelpSteps.Withdrawn:
                Answer(step);
                break;
        }
    }

    public HelpBook Book(long nowMs)
    {
        var standing = offers.Values.Where(offer => offer.Request is null).Select(offer => Show(offer, nowMs));
        return new(rule,
            [.. requests.Values.Select(request => Show(request, nowMs)).OrderByDescending(one => one.At)
                .ThenBy(one => (one.Zone, one.Id))],
            [.. standing.OrderByDescending(one => one.At).ThenBy(one => (one.Zone, one.Id))],
            exceptions, territories, hosts);
    }

    private Asked? Request(string zone, string id) => requests.GetValueOrDefault((zone, id));

    private void Answer(HelpStep step)
    {
        var offer = offers.GetValueOrDefault((step.Zone, step.Subject));
        var request = offer?.Request ?? Request(step.Zone, step.Subject);
        if (offer is null && request is not null)
        {
            switch (step.Step)
            {
                case HelpSteps.Withdrawn when step.Party == request.Step.Party:
                    request.Withdrawn ??= step.Words ?? "";
                    break;
                case HelpSteps.Refused when step.Party != request.Step.Party:
                    request.Declined.TryAdd(step.Party, step.Words ?? "");
                    break;
            }
        }
        else if (offer is { Answer: null or HelpState.Accepted })
        {
            var isTaker = step.Party == request?.Step.Party && offer.Answer is null;
            var answer = step.Step switch
            {
                HelpSteps.Accepted when isTaker && IsOpen(request!, step.At) && step.At < offer.Step.UntilMs
                    && Consent(request!, step.Stamp).Given => HelpState.Accepted,
                HelpSteps.Refused when isTaker => HelpState.Refused,
                HelpSteps.Withdrawn when step.Party == offer.Step.Party => HelpState.Withdrawn,
                _ => offer.Answer,
            };
            (offer.Answer, offer.Reason) = (answer, answer == offer.Answer ? offer.Reason : step.Words);
        }
    }

    private void Deliver(HelpStep step)
    {
        var offer = offers.GetValueOrDefault((step.Zone, step.Subject));
        var request = offer?.Request;
        var wrong = request is null || offer is null ? "unknown"
            : !Consent(request, step.Stamp).Given ? "not-agreed"
            : offer.Answer != HelpState.Accepted ? "not-accepted"
            : !IsOpen(request, step.At) ? "ended" : null;
        var delivery = new HelpDelivery(step.Zone, step.Stamp, request?.Step.Subject ?? "", step.Subject,
            offer?.Step.Party ?? step.Party, request?.Step.Party ?? "", step.Kind ?? "", step.Lines, step.Words,
            step.Reference, step.At, wrong);
        (wrong is null ? request!.Deliveries : exceptions).Add(delivery);
    }

    private static bool IsOpen(Asked request, long atMs) =>
        request.Withdrawn is null && atMs < request.Step.UntilMs;

    /// <summary>With the rule on, each authority of the territory has asked itself or has agreed.</summary>
    private HelpConsent Consent(Asked request, string stamp)
    {
        if (!rule.AskFirst)
        {
            return new(true, []);
        }

        var whose = request.Step.Zone != Entry.World
            ? hosts.Where(one => one.Territory == request.Step.Zone
                && string.CompareOrdinal(one.Since, stamp) <= 0).Select(one => one.Party).ToList()
            : HelpTerritory.Whose(territories, request.Step.Territory ?? "") is { } party ? [party] : [];
        List<string> missing = [.. whose.Where(one => one != request.Step.Party
            && !request.Agreed.GetValueOrDefault(one))];
        return new(whose.Count > 0 && missing.Count == 0, missing);
    }

    private HelpRequest Show(Asked request, long nowMs)
    {
        var step = request.Step;
        List<HelpOffer> made = [.. request.Offers.Select(offer => Show(offer, nowMs))];
        List<HelpProgress> lines = [.. step.Lines.Select(line => new HelpProgress(line.What, line.Amount,
            Sum(made.Where(offer => offer.State == HelpState.Accepted).SelectMany(offer => offer.Lines), line.What),
            Sum(request.Deliveries.SelectMany(one => one.Lines), line.What)))];
        var state = request.Withdrawn is not null ? HelpState.Withdrawn
            : lines.All(line => line.Missing == 0) ? HelpState.Met
            : nowMs >= step.UntilMs ? HelpState.Expired : HelpState.Open;
        return new(step.Zone, step.Subject, step.Party, step.Kind ?? "", TerritoryOf(step), step.To, step.Words ?? "",
            lines, step.UntilMs ?? 0, step.At, state, request.Withdrawn, Consent(request, "~"),
            [.. request.Agreed.Where(one => one.Value).Select(one => one.Key)],
            [.. request.Declined.Select(one => new HelpDeclined(one.Key, one.Value))], made, request.Deliveries);
    }

    private HelpOffer Show(Offered offer, long nowMs)
    {
        var step = offer.Step;
        var taken = offers.Values.Where(one => one.Request is not null
            && one.Step.Reference == $"{step.Zone}/{step.Subject}" && one.Step.Party == step.Party
            && StateOf(one, nowMs) is HelpState.Open or HelpState.Accepted).SelectMany(one => one.Step.Lines).ToList();
        return new(step.Zone, step.Subject, step.Request, step.Party, offer.Request?.Step.Kind ?? step.Kind ?? "",
            offer.Request is { } made ? TerritoryOf(made.Step) : TerritoryOf(step), step.To, step.Lines, step.Words,
            step.UntilMs ?? 0, step.At, step.Reference, StateOf(offer, nowMs), offer.Reason,
            [.. step.Lines.Select(line => line with { Amount = Math.Max(0, line.Amount - Sum(taken, line.What)) })
                .Where(line => line.Amount > 0)]);
    }

    private static HelpState StateOf(Offered offer, long nowMs) => offer.Answer
        ?? (nowMs >= offer.Step.UntilMs || (offer.Request is { } request && !IsOpen(request, nowMs))
            ? HelpState.Expired : HelpState.Open);

    private static string TerritoryOf(HelpStep step) => step.Zone != Entry.World ? step.Zone : step.Territory ?? "";

    private static long Sum(IEnumerable<HelpLine> lines, string what) =>
        lines.Where(line => line.What == what).Sum(line => line.Amount);

    private sealed class Asked(HelpStep step)
    {
        public HelpStep Step { get; } = step with { UntilMs = step.UntilMs ?? 0 };

        public string? Withdrawn { get; set; }

        public SortedDictionary<string, bool> Agreed { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, string> Declined { get; } = new(StringComparer.Ordinal);

        public List<Offered> Offers { get; } = [];

        public List<HelpDelivery> Deliveries { get; } = [];
    }

    private sealed class Offered(HelpStep step, Asked? request)
    {
        public HelpStep Step { get; } = step with { UntilMs = step.UntilMs ?? 0 };

        public Asked? Request { get; } = request;

        public HelpState? Answer { get; set; }

        public string? Reason { get; set; }
    }
}
