using Aman.People;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Who belongs to this household, and where does it live? Names are opened for a reason, and each opening
/// is recorded.</summary>
[Needs(HouseholdSearch.Permission)]
public sealed partial class HouseholdModel(Node node, InView inView) : Face(node, inView)
{
    public HouseholdFigures Figures { get; private set; } = null!;

    public OpenedHousehold? Opened { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public void OnGet() => Show();

    public async Task<IActionResult> OnPost(string reason)
    {
        var open = new OpenHousehold(Zone?.Id ?? "", Id, reason);
        try
        {
            await Node.Journal.Record(open, Caller, Command);
            Opened = open.Opened;
        }
        catch (Refused refused)
        {
            Refusal = refused;
        }
        Show();
        return Page();
    }

    /// <summary>Its number, and whether it is here and housed.</summary>
    public HouseholdAtDesk Desk { get; private set; } = null!;

    protected override void Show() => (Figures, Desk) = Read(HouseholdSearch.Permission, tables => (
        HouseholdFigures.Find(tables, Zone?.Id ?? "", Id) ?? throw new Refused(
            "not-found", "There is no such household here that you may open. Check its id and the zone."),
        HouseholdAtDesk.Of(tables, Zone?.Id ?? "", Id)));
}
