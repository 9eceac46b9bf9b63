using Aman.Zones;

namespace Aman.Help;

/// <summary>Where a request or an offer stands.</summary>
public enum HelpState
{
    /// <summary>A request waits for offers, an offer for its answer, a standing offer for whoever asks.</summary>
    Open,
    Accepted,
    Met,
    Refused,
    Withdrawn,
    Expired,
}

/// <summary>The rule of the operation: with <paramref name="AskFirst"/> nothing is offered or delivered on someone's
/// territory before they ask or agree.</summary>
/// <param name="Party">Who switched it; null as long as nobody did.</param>
public sealed record HelpRule(bool AskFirst, string? Party, string? Reason, long? At);

/// <summary>A party on whose territory help would be given, from a stamp on.</summary>
/// <param name="Territory">A zone's id, a P-code or a country's code.</param>
public sealed record HelpAuthority(string Territory, string Party, string Since);

/// <summary>Whether those on whose territory it is have asked or agreed.</summary>
/// <param name="Missing">Whose agreement is missing; empty and not given when nobody recorded whose it is.</param>
public sealed record HelpConsent(bool Given, IReadOnlyList<string> Missing);

/// <summary>What was delivered on an accepted offer.</summary>
/// <param name="Title">Of a document, or what was done.</param>
/// <param name="Reference">The document's SHA-256, or the waybill's number.</param>
/// <param name="Wrong">Null when it flowed as agreed; else why it should not have, for a person to look at.</param>
public sealed record HelpDelivery(
    string Zone, string Stamp, string Request, string Offer, string From, string To, string Kind,
    IReadOnlyList<HelpLine> Lines, string? Title, string? Reference, long At, string? Wrong);

/// <summary>An offer, standing (<paramref name="Request"/> is empty) or made to a request.</summary>
/// <param name="Standing">The standing offer that it comes from.</param>
/// <param name="Lines">What is offered; empty for whatever is needed.</param>
/// <param name="Left">What no offer that was made from this standing one has taken.</param>
public sealed record HelpOffer(
    string Zone, string Id, string Request, string By, string Kind, string Territory, IReadOnlyList<string> To,
    IReadOnlyList<HelpLine> Lines, string? Terms, long UntilMs, long At, string? Standing, HelpState State,
    string? Reason, IReadOnlyList<HelpLine> Left);

/// <summary>One line of a request: how much was asked, promised by accepted offers, and delivered.</summary>
public sealed record HelpProgress(string What, long Asked, long Promised, long Delivered)
{
    public long Missing => Math.Max(0, Asked - Delivered);
}

/// <summary>A request for help.</summary>
/// <param name="Territory">Where it is needed: the zone's id, else a P-code or a country's code.</param>
/// <param name="To">Who is asked; empty means all.</param>
/// <param name="Agreed">The authorities that agreed and have not taken it back.</param>
/// <param name="Declined">Who said no to it, with the reason.</param>
public sealed record HelpRequest(
    string Zone, string Id, string By, string Kind, string Territory, IReadOnlyList<string> To, string Purpose,
    IReadOnlyList<HelpProgress> Lines, long UntilMs, long At, HelpState State, string? Reason, HelpConsent Consent,
    IReadOnlyList<string> Agreed, IReadOnlyList<HelpDeclined> Declined, IReadOnlyList<HelpOffer> Offers,
    IReadOnlyList<HelpDelivery> Deliveries);

/// <summary>A party that was asked and said no.</summary>
public sealed record HelpDeclined(string Party, string Reason);

/// <summary>
/// All help that was asked for and offered, read from the steps that happened and the clock. Nothing of it is stored,
/// so nodes that were cut off from one another come to the same book; a delivery that should not have been is never
/// dropped, and never shown as if it had been agreed.
/// </summary>
public sealed record HelpBook(
    HelpRule Rule, IReadOnlyList<HelpRequest> Requests, IReadOnlyList<HelpOffer> Standing,
    IReadOnlyList<HelpDelivery> Exceptions, IReadOnlyDictionary<string, string> Territories,
    IReadOnlyList<HelpAuthority> Hosts)
{
    public static HelpBook Of(Tables tables) => From(HelpSteps.All(tables), HostsOf(tables), Now(tables));

    /// <param name="steps">In the order of their stamps.</param>
    /// <param name="hosts">The host authorities of zones.</param>
    public static HelpBook From(IReadOnlyList<HelpStep> steps, IReadOnlyList<HelpAuthority> hosts, long nowMs)
    {
        var reader = new HelpReader(hosts);
        foreach (var step in steps)
        {
            reader.Read(step);
        }

        return reader.Book(nowMs);
    }

    /// <summary>The parties whose territory a request or a standing offer is about.</summary>
    public IReadOnlyList<string> Whose(string territory) =>
    [
        .. HelpTerritory.Whose(Territories, territory) is { } party ? [party] : Array.Empty<string>(),
        .. Hosts.Where(host => host.Territory == territory).Select(host => host.Party),
    ];

    /// <summary>All that were ever asked, offered or left standing under an id in a chain's scope.</summary>
    internal bool Knows(string zone, string id) => Requests.Any(one => one.Zone == zone
        && (one.Id == id || one.Offers.Any(offer => offer.Id == id)))
        || Standing.Any(one => one.Zone == zone && one.Id == id);

    /// <exception cref="Refused">help-unknown</exception>
    internal HelpRequest RequireRequest(string zone, string id) =>
        Requests.FirstOrDefault(one => one.Zone == zone && one.Id == id) ?? throw new Refused(
            "help-unknown", $"No request {id} is known in {zone}. Look it up among the requests for help.");

    /// <exception cref="Refused">help-unknown</exception>
    internal (HelpRequest Request, HelpOffer Offer) RequireOffer(string zone, string id) =>
        Requests.Where(one => one.Zone == zone).SelectMany(one => one.Offers.Select(offer => (one, offer)))
            .FirstOrDefault(one => one.offer.Id == id) is { offer: not null } found ? found : throw new Refused(
            "help-unknown", $"No offer {id} was made to a request in {zone}. Look it up among the offers.");

    internal static long Now(Tables tables) =>
        tables.Beside<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();

    private static List<HelpAuthority> HostsOf(Tables tables) => tables.Query<HelpAuthority>($"""
        select s.zone as territory, s.party, min(s.stamp) as since
        from zone_steps s join parties p on p.id = s.party
        where s.step = {ZoneSteps.Notified} and p.kind = {PartyKinds.HostAuthority}
        group by s.zone, s.party order by s.zone, s.party
        """);
}
