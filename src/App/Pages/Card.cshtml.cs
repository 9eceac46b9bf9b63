using Aman.People;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>What does this family show at every desk? A card with its number, in both languages and without a name:
/// whoever finds it learns nothing of them.</summary>
[Needs("shelter.read")]
public sealed class CardModel(Node node, InView inView) : Face(node, inView)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public HouseholdAtDesk Desk { get; private set; } = null!;

    public void OnGet() => Show();

    protected override void Show() => Desk = Read("shelter.read", tables =>
        HouseholdNumber.Find(tables, Zone?.Id ?? "", Id) is [var one] ? HouseholdAtDesk.Of(tables, Zone?.Id ?? "", one)
            : throw new Refused("not-found", "There is no such household here. Check its number and the zone."));
}
