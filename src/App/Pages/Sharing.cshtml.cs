using Aman.Access;
using Aman.Sharing;
using Aman.Zones;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Who may be given what, what waits for a decision, and what can be fetched?</summary>
[Needs(SharingOverview.Permission)]
public sealed class SharingModel(Node node, InView inView, Texts texts, TimeProvider time) : Face(node, inView)
{
    private const string Here = "/sharing";

    /// <summary>How long an agreement is proposed for where nothing else is said.</summary>
    private const int DaysAtFirst = 90;

    public sealed record Proposal(string Kind, string Purpose, string[]? Fields, string[]? Receivers,
        string LegalBasis, int RetentionDays, DateOnly ExpiresOn);

    public SharingOverview Overview { get; private set; } =
        new([], [], [], new Dictionary<string, int>(StringComparer.Ordinal));

    public IReadOnlyList<Disclosure> Disclosures { get; private set; } = [];

    public IReadOnlyList<Party> Parties { get; private set; } = [];

    /// <summary>Organisations that the reader speaks for.</summary>
    public IReadOnlyList<string> Mine { get; private set; } = [];

    [BindProperty]
    public Proposal? Form { get; set; }

    public DateOnly AtFirst => time.Today().AddDays(DaysAtFirst);

    /// <summary>What the reader's own word is missing on.</summary>
    public IReadOnlyList<AgreementStanding> AgreementsToDecide => !May(DecideAgreement.Permission) ? []
        : [.. Overview.Agreements.Where(one =>
            one.State == SharingState.Waiting && one.Agreement.Proposer != Caller.Actor)];

    public IReadOnlyList<RequestStanding> RequestsToDecide => !May(DecideInformation.Permission) ? []
        : [.. Overview.Requests.Where(one =>
            one.State == SharingState.Waiting && one.Request.Asker != Caller.Actor)];

    public IEnumerable<AgreementStanding> InForce =>
        Overview.Agreements.Where(one => one.State == SharingState.Agreed);

    private string Short => Command.ToString("N")[^12..];

    public void OnGet() => Show();

    public Task<IActionResult> OnPostPropose() => Form is not { } form
        ? Task.FromResult<IActionResult>(BadRequest())
        : Record(new ProposeAgreement(Zone?.Id ?? "", Short, form.Kind, form.Purpose,
            form.Kind == SharingKinds.Figures ? [] : form.Fields ?? [], form.Receivers ?? [], form.LegalBasis,
            form.RetentionDays, form.ExpiresOn), Here);

    public Task<IActionResult> OnPostDecide(string id, bool agrees, string reason) =>
        Record(new DecideAgreement(Zone?.Id ?? "", id, agrees, reason), Here);

    public Task<IActionResult> OnPostEnd(string id, string reason) =>
        Record(new EndAgreement(Zone?.Id ?? "", id, reason), Here);

    public Task<IActionResult> OnPostAsk(string agreement, string receiver, string[]? fields, string reason) =>
        Record(new AskInformation(Zone?.Id ?? "", Short, agreement, receiver, fields ?? [], [], reason), Here);

    public Task<IActionResult> OnPostGrant(string id, bool agrees, string reason) =>
        Record(new DecideInformation(Zone?.Id ?? "", id, agrees, reason), Here);

    public Task<IActionResult> OnPostKey(string organisation, string key) =>
        Record(new RegisterReceiverKey(Zone?.Id ?? "", organisation, key.Trim()), Here);

    /// <summary>Hands the file to the reader's browser, or shows why not.</summary>
    public async Task<IActionResult> OnPostFetch(string id)
    {
        var disclose = new DiscloseInformation(Zone?.Id ?? "", id);
        var shown = await Record(disclose, Here);
        if (disclose.File is not { } file || Refusal is not null)
        {
            return shown;
        }

        return File(file.Write(), "application/json", $"disclosure-{id}.json");
    }

    /// <summary>An organisation's name, or its id.</summary>
    public string Called(string organisation) => Parties.FirstOrDefault(one => one.Id == organisation) is { } party
        ? texts.Name(party.Name, party.NameArabic) : organisation;

    public string Fields(IReadOnlyList<string> fields) => fields.Count == 0 ? texts["sharing.kind.figures"]
        : string.Join(texts["list.comma"], fields.Select(field => texts.Of("sharing.field", field)));

    /// <summary>The status class of a state.</summary>
    public static string Colour(SharingState state) => state switch
    {
        SharingState.Agreed => "good", SharingState.Waiting => "wait", SharingState.Refused => "stop", _ => "",
    };

    protected override void Show() => Read(SharingOverview.Permission, tables =>
    {
        Parties = Zones.Parties.All(tables);
        Mine = [.. Roles.Of(tables, Caller.Actor).Where(one => one.Zone == Zone?.Id || one.Zone == Entry.World)
            .Select(one => one.Organisation).Distinct()];
        if (Zone is { } zone)
        {
            Overview = SharingOverview.Of(tables, Caller, zone.Id);
            Disclosures = May(Disclosure.Permission) ? Disclosure.All(tables, Caller, zone.Id) : [];
        }

        return 0;
    });
}
