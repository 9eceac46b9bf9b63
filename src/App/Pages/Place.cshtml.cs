using Aman.Places;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>What is this place? Shown as a page, or as the panel beside the map.</summary>
[Needs("figures.read")]
public sealed class PlaceModel(Node node, InView inView) : Face(node, inView)
{
    public Place Place { get; private set; } = null!;

    /// <summary>The places around it, innermost first.</summary>
    public IReadOnlyList<Place> Around { get; private set; } = [];

    public OccupancyRow? Occupancy { get; private set; }

    public bool IsPanel => Request.Headers.ContainsKey("X-Panel");

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public void OnGet() => Show();

    protected override void Show() => Read("figures.read", tables =>
    {
        Place = AllPlaces.One(tables, Id)
            ?? throw new Refused("not-found", "There is no such place. Choose one from the map or the lists.");
        var around = new List<Place>();
        for (var parent = Place.Parent;
            parent is not null && around.Count < Limits.PlaceDepthMax;
            parent = around[^1].Parent)
        {
            if (AllPlaces.One(tables, parent) is not { } found)
            {
                break;
            }
            around.Add(found);
        }
        Around = around;
        var rows = Place.Kind switch
        {
            PlaceKinds.District => OccupancyRow.Districts(tables, Caller, Zone?.Id ?? ""),
            PlaceKinds.Block => OccupancyRow.Blocks(tables, Caller, Zone?.Id ?? ""),
            _ => [],
        };
        Occupancy = rows.FirstOrDefault(row => row.Id == Id);
        return 0;
    });
}
