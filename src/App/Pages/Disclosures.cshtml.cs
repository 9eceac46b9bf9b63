using Aman.Sharing;
using Aman.Zones;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Who was given what; and of one person or household: who got my data, and what did I say?</summary>
[Needs(Disclosure.Permission)]
public sealed class DisclosuresModel(Node node, InView inView, Texts texts) : Face(node, inView)
{
    /// <summary>Id of a person or a household; null for all that was handed out.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    public IReadOnlyList<Disclosure> Given { get; private set; } = [];

    /// <summary>What the person said on sharing, newest first; nothing for a household's id.</summary>
    public IReadOnlyList<Consent> Said { get; private set; } = [];

    public IReadOnlyList<Party> Parties { get; private set; } = [];

    public IEnumerable<Consent> Standing => Said.DistinctBy(one => one.Purpose).Where(one => one.Given);

    public bool IsPerson => !string.IsNullOrWhiteSpace(Id);

    private string Back => $"/sharing/disclosures?id={Uri.EscapeDataString(Id ?? "")}";

    /// <summary>An organisation's name, or its id.</summary>
    public string Called(string organisation) => Parties.FirstOrDefault(one => one.Id == organisation) is { } party
        ? texts.Name(party.Name, party.NameArabic) : organisation;

    public void OnGet() => Show();

    public Task<IActionResult> OnPostWithdraw(string purpose) =>
        Record(new WithdrawConsent(Zone?.Id ?? "", [Id ?? ""], purpose), Back);

    protected override void Show() => Read(Disclosure.Permission, tables =>
    {
        Parties = Zones.Parties.All(tables);
        if (Zone?.Id is { } zone)
        {
            Given = IsPerson ? Disclosure.Of(tables, Caller, zone, Id!.Trim()) : Disclosure.All(tables, Caller, zone);
            Said = IsPerson && May(PersonConsents.Permission) ? PersonConsents.Of(tables, zone, Id!.Trim()) : [];
        }

        return 0;
    });
}
