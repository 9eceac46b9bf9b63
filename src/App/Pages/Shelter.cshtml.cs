using Aman.Places;
using Aman.Shelter;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Where is room, and who lives where? Districts, then blocks, then plots.</summary>
[Needs("shelter.read")]
public sealed class ShelterModel(Node node, InView inView) : Face(node, inView)
{
    /// <summary>Id of the district or block that is shown; null for the whole zone.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Within { get; set; }

    public Place? District { get; private set; }

    public Place? Block { get; private set; }

    public Presence Presence { get; private set; } = new(0, 0, 0);

    public IReadOnlyList<OccupancyRow> Rows { get; private set; } = [];

    public IReadOnlyList<PlotsOfBlock> Plots { get; private set; } = [];

    public IReadOnlyList<FreePlots> Free { get; private set; } = [];

    public IReadOnlyList<ArrivalsAndDepartures> Days { get; private set; } = [];

    private string Back => Within is null ? "/shelter" : $"/shelter?within={Uri.EscapeDataString(Within)}";

    public void OnGet() => Show();

    public Task<IActionResult> OnPostAssign(string household, string plot, bool share) =>
        Record(new AssignShelter(Zone?.Id ?? "", household.Trim(), plot.Trim(), share), Back);

    public Task<IActionResult> OnPostArrive(string household, long people) =>
        Record(new RecordArrival(Zone?.Id ?? "", household.Trim(), people), Back);

    public Task<IActionResult> OnPostDepart(string household, string? destination, bool? voluntary) =>
        Record(new DepartHousehold(Zone?.Id ?? "", household.Trim(), destination, voluntary), Back);

    protected override void Show() => Read("shelter.read", tables =>
    {
        var zone = Zone?.Id ?? "";
        var place = Within is null ? null : AllPlaces.One(tables, Within);
        Block = place?.Kind == PlaceKinds.Block ? place : null;
        District = Block is { Parent: { } parent } ? AllPlaces.One(tables, parent)
            : place?.Kind == PlaceKinds.District ? place : null;
        Presence = Presence.Of(tables, zone);
        Rows = District is null
            ? OccupancyRow.Districts(tables, Caller, zone)
            : [.. OccupancyRow.Blocks(tables, Caller, zone).Where(row => row.Parent == District.Id)];
        Plots = Block is null ? [] : PlotsOfBlock.Of(tables, zone, Block.Id);
        Free = FreePlots.Of(tables, zone, (Block ?? District)?.Id);
        Days = [.. ArrivalsAndDepartures.Of(tables, zone).Reverse().Take(Limits.DaysMax)];
        return 0;
    });
}
