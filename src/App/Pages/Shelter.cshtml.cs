using Aman.People;
using Aman.Places;
using Aman.Shelter;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Where is room, and who lives where? Districts, then blocks, then plots; and the desk at which a family is
/// counted in, given a plot, and counted out.</summary>
[Needs("shelter.read")]
public sealed class ShelterModel(Node node, InView inView) : Face(node, inView)
{
    /// <summary>Who came and who left since the beginning, and why that is not who is here: births, deaths, persons
    /// who were added or went to another household.</summary>
    public sealed record Sum(long Arrived, long Left, long Here)
    {
        public long Otherwise => Here - Arrived + Left;
    }

    /// <summary>Id of the district or block that is shown; null for the whole zone.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Within { get; set; }

    /// <summary>The number or id of the household at the desk, as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Household { get; set; }

    /// <summary>The plot it is to have: its code or id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Plot { get; set; }

    [BindProperty]
    public bool Share { get; set; }

    [BindProperty]
    public long? People { get; set; }

    [BindProperty]
    public bool Unregistered { get; set; }

    [BindProperty]
    public string? Destination { get; set; }

    [BindProperty]
    public bool? Voluntary { get; set; }

    public Place? District { get; private set; }

    public Place? Block { get; private set; }

    /// <summary>People and households of what is shown.</summary>
    public Presence Presence { get; private set; } = new(0, 0, 0);

    /// <summary>Households of the zone that are registered and have not arrived.</summary>
    public long Awaited { get; private set; }

    public Sum Balance { get; private set; } = new(0, 0, 0);

    public IReadOnlyList<OccupancyRow> Rows { get; private set; } = [];

    public IReadOnlyList<PlotsOfBlock> Plots { get; private set; } = [];

    public IReadOnlyList<FreePlots> Free { get; private set; } = [];

    public IReadOnlyList<ArrivalsAndDepartures> Days { get; private set; } = [];

    /// <summary>The household at the desk; null while none is, or nobody is called so.</summary>
    public HouseholdAtDesk? Desk { get; private set; }

    /// <summary>Why the number that was typed is nobody's.</summary>
    public Refused? Nobody { get; private set; }

    /// <summary>What its field shows.</summary>
    public string? Typed => Desk?.Number ?? Household;

    /// <summary>The address of a part of the plan, with the household still at the desk.</summary>
    public string Plan(string? within, string? plot = null) => "/shelter" + QueryString.Create(
        new Dictionary<string, string?> { ["within"] = within, ["household"] = Household, ["plot"] = plot }
            .Where(one => !string.IsNullOrEmpty(one.Value)));

    public void OnGet() => Show();

    public Task<IActionResult> OnPostAssign() => Tried(() =>
    {
        var household = HouseholdOf(Household);
        return Record(new AssignShelter(Zone?.Id ?? "", household, Plot?.Trim() ?? "", Share), Back(household));
    });

    public Task<IActionResult> OnPostArrive() => Tried(() =>
    {
        // A family without a registration is counted in under the id on whatever card it has.
        var household = Unregistered && Found() is [] ? Household?.Trim() ?? "" : HouseholdOf(Household);
        return Record(new RecordArrival(
            Zone?.Id ?? "", household, People ?? 0, Unregistered: Unregistered), Back(household));
    });

    public Task<IActionResult> OnPostDepart()
    {
        // Leaving is never refused: whom a number does not find leaves under it.
        var household = Found() is [var one] ? one : Household?.Trim() ?? "";
        return Record(new DepartHousehold(Zone?.Id ?? "", household, Destination, Voluntary), Back(household));
    }

    protected override void Show() => Read("shelter.read", tables =>
    {
        var zone = Zone?.Id ?? "";
        var place = Within is null ? null : AllPlaces.One(tables, Within);
        Block = place?.Kind == PlaceKinds.Block ? place : null;
        District = Block is { Parent: { } parent } ? AllPlaces.One(tables, parent)
            : place?.Kind == PlaceKinds.District ? place : null;
        var all = Presence.Of(tables, zone);
        Rows = District is null
            ? OccupancyRow.Districts(tables, Caller, zone)
            : [.. OccupancyRow.Blocks(tables, Caller, zone)
                .Where(row => Block is null ? row.Parent == District.Id : row.Id == Block.Id)];
        Presence = District is null ? all : Inside(tables, zone);
        Plots = Block is null ? [] : PlotsOfBlock.Of(tables, zone, Block.Id);
        Free = FreePlots.Of(tables, zone, (Block ?? District)?.Id);
        Awaited = HouseholdAtDesk.Awaited(tables, zone);
        var days = ArrivalsAndDepartures.Of(tables, zone);
        Balance = new(days.Sum(day => day.PeopleArrived), days.Sum(day => day.PeopleDeparted), all.People);
        Days = [.. days.Reverse().Take(Limits.DaysMax)];
        LookUp(tables, zone);
        return 0;
    });

    // Who lives on the plots of the district or block that is shown; whoever has none lives in no district.
    private Presence Inside(Tables tables, string zone)
    {
        var blocks = OccupancyByBlock.Of(tables, zone)
            .Where(one => Block is null ? one.District == District!.Id : one.Block == Block.Id).ToList();
        return new(blocks.Sum(one => one.Households), blocks.Sum(one => one.People), 0);
    }

    private void LookUp(Tables tables, string zone)
    {
        if (string.IsNullOrWhiteSpace(Household))
        {
            return;
        }

        try
        {
            Desk = HouseholdAtDesk.Of(tables, zone, HouseholdNumber.Require(tables, zone, Household));
        }
        catch (Refused refused)
        {
            Nobody = refused;
        }
    }

    private IReadOnlyList<string> Found() =>
        Node.Journal.Read(tables => HouseholdNumber.Find(tables, Zone?.Id ?? "", Household));

    private string Back(string household)
    {
        Household = household;
        return Plan(Within);
    }
}
