using System.Globalization;
using Aman.Access;
using Aman.Aid;
using Aman.Help;
using Aman.Places;
using Aman.Standards;
using Aman.Zones;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Who asks for help, who is ready to give it, and what has come?</summary>
[Needs("help.read")]
public sealed class HelpOnRequestModel(Node node, InView inView, Texts texts) : Face(node, inView)
{
    private const string Back = "/help-on-request";
    private Dictionary<string, Item> items = [];
    private IReadOnlyList<Holding> holdings = [];

    /// <summary>One thing of one kind, as a form names it: <c>staff:health</c>, or <c>goods:</c> and an item.</summary>
    public sealed record Thing(string Kind, string What, long Amount)
    {
        public static Thing From(string thing, string? item, long amount) => thing.Split(':', 2) is [var kind, var what]
            ? new(kind, kind == HelpKinds.Goods ? item?.Trim() ?? "" : what, amount) : new(thing, "", amount);
    }

    public HelpView View { get; private set; } = null!;

    public IReadOnlyList<Party> Parties { get; private set; } = [];

    /// <summary>Countries and governorates.</summary>
    public IReadOnlyList<Place> Territories { get; private set; } = [];

    public IReadOnlyList<Item> Items => [.. items.Values];

    public IEnumerable<HelpRequest> Open => View.Requests.Where(one => one.State == HelpState.Open);

    public IEnumerable<HelpDelivery> Deliveries =>
        View.Requests.SelectMany(one => one.Deliveries).OrderByDescending(one => one.Stamp, StringComparer.Ordinal);

    public void OnGet() => Show();

    public Task<IActionResult> OnPostAsk(string by, string thing, string? item, long amount, string? territory,
        string[]? to, string purpose, DateOnly until)
    {
        var asked = Thing.From(thing, item, amount);
        return Record(new AskForHelp(Where(territory), Id("ask"), by, asked.Kind, to ?? [], purpose,
            [new(asked.What, asked.Amount)], until, Blank(territory)), Back);
    }

    public Task<IActionResult> OnPostReady(string by, string thing, string? item, long amount, string? territory,
        string words, DateOnly until)
    {
        var ready = Thing.From(thing, item, amount);
        return Record(new StandReady(Where(territory), Id("ready"), by, ready.Kind, [], words,
            [new(ready.What, ready.Amount)], until, Blank(territory)), Back);
    }

    public Task<IActionResult> OnPostOffer(
        string zone, string request, string by, string what, long amount, string terms, DateOnly until) =>
        Record(new OfferHelp(zone, Id("offer"), request, by, [new(what, amount)], terms, until), Back);

    public Task<IActionResult> OnPostAgree(string zone, string request, string by, string words) =>
        Record(new AgreeToHelp(zone, request, by, words), Back);

    public Task<IActionResult> OnPostRevoke(string zone, string request, string by, string words) =>
        Record(new WithdrawAgreement(zone, request, by, words), Back);

    public Task<IActionResult> OnPostAccept(string zone, string offer) => Record(new AcceptHelp(zone, offer), Back);

    public Task<IActionResult> OnPostRefuse(string zone, string subject, string by, string words) =>
        Record(new RefuseHelp(zone, subject, by, words), Back);

    public Task<IActionResult> OnPostWithdraw(string zone, string subject, string words) =>
        Record(new WithdrawHelp(zone, subject, words), Back);

    public Task<IActionResult> OnPostGoods(
        string zone, string offer, string source, string target, string what, long amount, string? document) =>
        Record(new DeliverGoods(zone, offer, source.Trim(), target.Trim(), [new(what, amount)], Blank(document)), Back);

    public Task<IActionResult> OnPostInform(string zone, string offer, string what, string title, string sha256) =>
        Record(new GiveInformation(zone, offer, what, title, sha256.Trim()), Back);

    public Task<IActionResult> OnPostWork(string zone, string offer, string what, long amount, string title) =>
        Record(new DeliverService(zone, offer, [new(what, amount)], title), Back);

    public Task<IActionResult> OnPostRule(string askFirst, string by, string words) =>
        Record(new SetHelpRule(askFirst == "on", by, words), Back);

    public Task<IActionResult> OnPostTerritory(string territory, string party) =>
        Record(new RecordTerritory(territory.Trim(), party), Back);

    /// <summary>The parties that the reader speaks for in a zone when doing this.</summary>
    public IReadOnlyList<Party> Mine(string zone, string permission) =>
        [.. Parties.Where(party => Speaks(zone, party.Id, permission))];

    public bool Speaks(string zone, string party, string permission) =>
        holdings.Any(holding => holding.Organisation == party && holding.Gives(permission, zone));

    public string Called(string party) => Parties.FirstOrDefault(one => one.Id == party) is { } found
        ? texts.Name(found.Name, found.NameArabic) : party;

    public string Called(IEnumerable<string> parties) => string.Join(texts["list.and"], parties.Select(Called));

    /// <summary>A zone's or country's name; a P-code as it is.</summary>
    public string Place(string territory) =>
        InView.Zones.FirstOrDefault(zone => zone.Id == territory) is { } zone ? texts.Name(zone.Name, zone.NameArabic)
        : Country.Find(territory) is { } country ? texts.Name(country.Name, country.NameArabic) : territory;

    /// <summary>An item's name, or the word for a subject or field of work.</summary>
    public string What(string kind, string what) => kind == HelpKinds.Goods
        ? items.GetValueOrDefault(what)?.Name ?? what : texts.Of("helpword", what);

    public string Lines(string kind, IEnumerable<HelpLine> lines) => string.Join(texts["list.and"],
        lines.Select(line => $"{Texts.Number(line.Amount)} × {What(kind, line.What)}"));

    /// <summary>The status (colour) of where something stands.</summary>
    public static string Status(HelpState state) => state switch
    {
        HelpState.Open => "wait",
        HelpState.Accepted or HelpState.Met => "good",
        HelpState.Refused => "stop",
        HelpState.Withdrawn or HelpState.Expired => "",
        _ => "",
    };

    /// <summary>The last day as a form's field takes it.</summary>
    public static string Day(long untilMs) => DateTimeOffset.FromUnixTimeMilliseconds(untilMs - 1)
        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected override void Show() => Read(HelpView.Permission, tables =>
    {
        View = HelpView.Of(tables, Caller);
        Parties = Zones.Parties.All(tables);
        Territories = AllPlaces.Origins(tables);
        holdings = Roles.Of(tables, Caller.Actor);
        items = ItemCatalogue.ByCode(tables, [.. LedgerBalance.Of(tables).Select(row => row.Item)
            .Concat(View.Requests.Where(one => one.Kind == HelpKinds.Goods).SelectMany(one => one.Lines)
                .Select(line => line.What))
            .Concat(View.Standing.Where(one => one.Offer.Kind == HelpKinds.Goods).SelectMany(one => one.Offer.Lines)
                .Select(line => line.What))]);
        return 0;
    });

    private string Where(string? territory) => Blank(territory) is null ? Zone?.Id ?? Entry.World : Entry.World;

    private string Id(string kind) => $"{kind}-{Command:N}"[..(kind.Length + 13)];

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
