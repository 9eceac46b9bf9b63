using System.Globalization;
using Aman.People;
using Aman.Shelter;
using Aman.Zones;

namespace Aman.App.Pages;

/// <summary>How are the people of this zone, and what is missing?</summary>
[Needs("figures.read")]
public sealed class OverviewModel(Node node, InView inView, Texts texts) : Face(node, inView)
{
    /// <summary>Something to act on: how pressing (a status), what, and the page where it is done.</summary>
    public sealed record Matter(string Status, string Text, string Link);

    public ZoneLife Life { get; private set; } = null!;

    public Presence Presence { get; private set; } = new(0, 0, 0);

    public IReadOnlyList<AgeGroupFigures> Ages { get; private set; } = [];

    public IReadOnlyList<OccupancyRow> Districts { get; private set; } = [];

    public IReadOnlyList<Matter> Attention { get; private set; } = [];

    public long Registered => Ages.Sum(row => row.Total);

    public long Children => Ages.Where(row => row.IsChildren).Sum(row => row.Total);

    public long Plots => Districts.Sum(row => row.Plots);

    public long Taken => Districts.Sum(row => row.Taken);

    public string HouseholdSize => Presence.Households == 0 ? "–"
        : (Presence.People / (double)Presence.Households).ToString("0.0", CultureInfo.InvariantCulture);

    public void OnGet() => Show();

    protected override void Show()
    {
        if (Zone is not { } zone)
        {
            return;
        }
        Read("figures.read", tables =>
        {
            Life = ZoneLife.Of(tables, zone.Id);
            Presence = Presence.Of(tables, zone.Id);
            Ages = AgeGroupFigures.From(PeopleBySexAndAge.Of(tables, Caller, zone.Id));
            Districts = OccupancyRow.Districts(tables, zone.Id);
            return 0;
        });
        Attention = [.. Matters(zone)];
    }

    private IEnumerable<Matter> Matters(Zone zone)
    {
        if (Life.State is not (ZoneState.Open or ZoneState.Closed))
        {
            yield return new("stop", texts["matter.zone", texts[$"zone.state.{Life.State}"]], $"/zones/{zone.Id}");
        }
        foreach (var over in Districts.Where(row => row.IsOver))
        {
            yield return new("stop", texts["matter.over", texts.Name(over.Name, over.NameArabic)],
                $"/shelter?within={Uri.EscapeDataString(over.Id)}");
        }
        if (Presence.WithoutShelter > 0)
        {
            yield return new("wait", texts["matter.unsheltered", Presence.WithoutShelter], "/shelter");
        }
        if (Presence.People > zone.Capacity)
        {
            yield return new("stop", texts["matter.capacity", Presence.People, zone.Capacity], "/shelter");
        }
        if (Life.Clarifications.Count(one => one.IsOpen) is > 0 and var open)
        {
            yield return new("wait", texts["matter.questions", open], $"/zones/{zone.Id}");
        }
        if (Node.Journal.Heads().Count(head => head.Stopped is not null) is > 0 and var stopped)
        {
            yield return new("stop", texts["matter.stopped", stopped], "/journal");
        }
    }
}
