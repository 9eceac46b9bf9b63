using Aman.People;
using Aman.Sharing;
using Aman.Zones;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Which zones are there, and where does each stand?</summary>
[Needs("zones.read")]
public sealed class ZonesModel(Node node, InView inView) : Face(node, inView)
{
    public sealed record Row(Zone Zone, Figures<long> People);

    public sealed record Proposal(string Id, string Name, string? NameArabic, string Outline, long Capacity,
        string ForWhom, DateOnly From, DateOnly? Until, DateOnly? ReviewOn, string Governs, string Coordinates);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<Party> Parties { get; private set; } = [];

    [BindProperty]
    public Proposal? Form { get; set; }

    public void OnGet() => Show();

    public Task<IActionResult> OnPost() => Form is not { } form ? Task.FromResult<IActionResult>(BadRequest())
        : Record(new ProposeZone(form.Id, form.Name, form.NameArabic, form.Outline, form.Capacity, form.ForWhom,
            form.From, form.Until, form.ReviewOn, form.Governs, form.Coordinates),
            $"/zones/{Uri.EscapeDataString(form.Id)}");

    private Row Seen(Tables tables, Zone zone)
    {
        var presence = ShelterFigures.Presence(tables, Caller, zone.Id);
        return new(zone, new(presence.Below, presence.Shown.People));
    }

    protected override void Show() => (Rows, Parties) = Node.Journal.Read(tables => (
        InView.Zones.Where(zone => Access.Roles.May(tables, Caller, "zones.read", zone.Id)).Take(Limits.ZonesMax)
            .Select(zone => Seen(tables, zone)).ToList(),
        Zones.Parties.All(tables)));
}
