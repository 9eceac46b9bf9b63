using Aman.Access;

namespace Aman.Help;

/// <summary>A standing offer as one reader may see it.</summary>
/// <param name="ReadyOnly">True when only that the party is ready to help is shown, not with what.</param>
public sealed record HelpStanding(HelpOffer Offer, bool ReadyOnly);

/// <summary>Help as one reader may see it.</summary>
/// <param name="Exceptions">Deliveries that should not have been; they wait for a person.</param>
/// <param name="Trail">What happened, the latest first.</param>
public sealed record HelpView(
    HelpRule Rule, IReadOnlyList<HelpRequest> Requests, IReadOnlyList<HelpStanding> Standing,
    IReadOnlyList<HelpMatch> Matches, IReadOnlyList<HelpDelivery> Exceptions, IReadOnlyList<HelpStep> Trail,
    IReadOnlyDictionary<string, string> Territories)
{
    public static string Permission => "help.read";

    /// <summary>
    /// Requests to all are seen by everybody who may read help there; requests to some by these, by the one who asks,
    /// by those whose territory it is, and by the coordinator. With the rule on, a standing offer is seen by the party
    /// that made it, and by those whose territory it is as no more than "is ready to help"; it shows what it holds
    /// only where it meets a request.
    /// </summary>
    public static HelpView Of(Tables tables, Caller caller)
    {
        var book = HelpBook.Of(tables);
        var reader = new Reader(tables, caller);
        List<HelpRequest> requests = [.. book.Requests.Where(one => reader.Sees(book, one))];
        List<HelpStanding> standing = [.. book.Standing.Select(one => reader.Shown(book, one)).OfType<HelpStanding>()];
        var seen = requests.SelectMany(one => one.Offers.Select(offer => (offer.Zone, offer.Id))
                .Append((one.Zone, one.Id)))
            .Concat(standing.Where(one => !one.ReadyOnly).Select(one => (one.Offer.Zone, one.Offer.Id))).ToHashSet();
        return new(book.Rule, requests, standing,
            [.. HelpMatches.Of(book).Where(match => reader.Sees(book, match.Request))],
            [.. book.Exceptions.Where(one => reader.MayRead(one.Zone))],
            [.. HelpSteps.All(tables).Where(step => seen.Contains((step.Zone, step.Subject))
                || step.Step is HelpSteps.RuleSet or HelpSteps.Territory).Reverse().Take(Limits.TrailMax)],
            book.Territories);
    }

    private sealed class Reader(Tables tables, Caller caller)
    {
        private readonly IReadOnlyList<Holding> holdings = Roles.Of(tables, caller.Actor);
        private readonly bool isTerminal = caller == Roles.Terminal;

        /// <summary>What is of no zone is read by whoever may read help anywhere.</summary>
        public bool MayRead(string zone) => isTerminal || (zone != Entry.World ? May(Permission, zone)
            : holdings.Any(holding => May(Permission, holding.Zone)));

        public bool Sees(HelpBook book, HelpRequest request) => MayRead(request.Zone) && (request.To.Count == 0
            || isTerminal || Speaks(request.Zone, [request.By, .. request.To, .. book.Whose(request.Territory)])
            || May(SetHelpRule.Permission, request.Zone));

        public HelpStanding? Shown(HelpBook book, HelpOffer standing)
        {
            var isNamed = standing.To.Count == 0 || Speaks(standing.Zone, standing.To);
            return !MayRead(standing.Zone) ? null
                : isTerminal || Speaks(standing.Zone, [standing.By]) || (!book.Rule.AskFirst && isNamed)
                    ? new(standing, ReadyOnly: false)
                : standing.State == HelpState.Open && isNamed
                    && Speaks(standing.Zone, book.Whose(standing.Territory))
                    ? new(standing with { Lines = [], Left = [], Terms = null }, ReadyOnly: true)
                : null;
        }

        private bool May(string permission, string zone) => Roles.May(tables, caller, permission, zone);

        // A party's people in one zone are its people for a territory too.
        private bool Speaks(string zone, IEnumerable<string> parties) => holdings.Any(holding =>
            parties.Contains(holding.Organisation)
            && holding.Gives(Permission, zone == Entry.World ? holding.Zone : zone));
    }
}
