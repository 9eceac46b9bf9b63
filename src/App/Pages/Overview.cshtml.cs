using System.Globalization;
using Aman.Aid;
using Aman.Coordination;
using Aman.People;
using Aman.Sharing;
using Aman.Shelter;
using Aman.Zones;

namespace Aman.App.Pages;

/// <summary>How are the people of this zone, and what is missing?</summary>
[Needs("figures.read")]
public sealed class OverviewModel(Node node, InView inView, Texts texts) : Face(node, inView)
{
    /// <summary>Something to act on: how pressing (a status), what, and the page where it is done, with the permission
    /// that opens it.</summary>
    public sealed record Matter(string Status, string Text, string Link, string Needs);

    /// <summary>How many of the households entitled in a programme's running cycle have received all of it.</summary>
    public sealed record Coverage(
        Programme Programme, long Entitled, long Collected, IReadOnlyList<ItemCoverage> Items);

    public ZoneLife Life { get; private set; } = null!;

    public Presence Presence { get; private set; } = new(0, 0, 0);

    public IReadOnlyList<AgeGroupFigures> Ages { get; private set; } = [];

    public IReadOnlyList<OccupancyRow> Districts { get; private set; } = [];

    public IReadOnlyList<Matter> Attention { get; private set; } = [];

    public IReadOnlyList<LedgerBalance> Stock { get; private set; } = [];

    /// <summary>What a shown 0 stands for, for each kind of figure; 0 where it is exact.</summary>
    public SituationBelow Below { get; private set; } = new(0, 0, 0);

    public IReadOnlyList<Coverage> Programmes { get; private set; } = [];

    public long Registered => Ages.Sum(row => row.Total);

    public long Children => Ages.Where(row => row.IsChildren).Sum(row => row.Total);

    public long Plots => Districts.Sum(row => row.Plots);

    public long Taken => Districts.Sum(row => row.Taken);

    public string HouseholdSize => Presence.Households == 0 ? "–"
        : (Presence.People / (double)Presence.Households).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Says which figures are shown in steps for this reader, and that the others on the page are exact; null
    /// where all are. Who may see the rows that are counted sees their number to the one.</summary>
    public string? Protected
    {
        get
        {
            var kinds = ((string Kind, long Step)[])
                [("people", Below.People), ("shelter", Below.Shelter), ("aid", Below.Aid)];
            var some = kinds.Where(one => one.Step > 0).ToList();
            return some.Count == 0 ? null
                : some.Count == kinds.Length
                    ? texts["figures.protected", Texts.Figure(0, some[0].Step), some[0].Step]
                    : texts["figures.protected.some", Texts.Figure(0, some[0].Step), some[0].Step,
                        string.Join(texts["list"], some.Select(one => texts.Of("figures.kind", one.Kind)))];
        }
    }

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
            var presence = ShelterFigures.Presence(tables, Caller, zone.Id);
            var people = PeopleBySexAndAge.Of(tables, Caller, zone.Id);
            var aid = AidFigures.Step(tables, Caller, zone.Id);
            Below = new(people.Below, presence.Below, aid == Suppression.Exact ? 0 : aid);
            Presence = presence.Shown;
            Ages = AgeGroupFigures.From(people.Shown);
            Districts = OccupancyRow.Districts(tables, Caller, zone.Id);
            Programmes = [.. Programme.All(tables, zone.Id).Select(programme => Covered(tables, zone.Id, programme))];
            Attention = [.. Matters(zone)];
            if (Below.Aid > 0)
            {
                // What was handed out is a number of people: the stock is for those who may read aid.
                return 0;
            }

            var kept = StockByHolder.Of(tables, zone.Id).Select(row => row.Item).ToHashSet();
            kept.UnionWith(Programmes.SelectMany(programme => programme.Items).Select(row => row.Item));
            Stock = [.. LedgerBalance.Of(tables).Where(row => kept.Contains(row.Item)).Take(Limits.OverviewItemsMax)];
            Attention = [.. Attention, .. AidMatters(tables, zone)];
            return 0;
        });
    }

    private Coverage Covered(Tables tables, string zone, Programme programme)
    {
        var districts = AidFigures.Coverage(tables, Caller, zone, programme.Id, programme.Cycle).Shown;
        return new(programme, districts.Sum(row => row.Entitled), districts.Sum(row => row.Collected),
            AidFigures.Items(tables, Caller, zone, programme.Id, programme.Cycle).Shown);
    }

    private IEnumerable<Matter> AidMatters(Tables tables, Zone zone)
    {
        foreach (var due in Programmes.SelectMany(programme => programme.Items))
        {
            var onSite = Stock.FirstOrDefault(row => row.Item == due.Item)?.Sites ?? 0;
            if (due.Remaining > onSite)
            {
                yield return new("stop", texts["matter.short", due.Name ?? due.Item, onSite, due.Remaining],
                    "/stock", "aid.read");
            }
        }
        if (NegativeAccounts.Of(tables).Count is > 0 and var negative)
        {
            yield return new("stop", texts["matter.negative", negative], "/stock", "aid.read");
        }
        if (DoubleCollections.Count(tables, zone.Id) is > 0 and var doubles)
        {
            yield return new("wait", texts["matter.doubles", doubles], "/distribution", "aid.read");
        }
    }

    private IEnumerable<Matter> Matters(Zone zone)
    {
        if (Life.State is not (ZoneState.Open or ZoneState.Closed))
        {
            yield return new("stop", texts["matter.zone", texts[$"zone.state.{Life.State}"]], $"/zones/{zone.Id}",
                "zones.read");
        }
        foreach (var over in Districts.Where(row => row.IsOver))
        {
            yield return new("stop", texts["matter.over", texts.Name(over.Name, over.NameArabic)],
                $"/shelter?within={Uri.EscapeDataString(over.Id)}", "shelter.read");
        }
        if (Presence.WithoutShelter > 0)
        {
            yield return new("wait", texts["matter.unsheltered", Presence.WithoutShelter], "/shelter", "shelter.read");
        }
        if (Presence.People > zone.Capacity)
        {
            yield return new("stop", texts["matter.capacity", Presence.People, zone.Capacity],
                "/shelter", "shelter.read");
        }
        if (Life.Clarifications.Count(one => one.IsOpen) is > 0 and var open)
        {
            yield return new("wait", texts["matter.questions", open], $"/zones/{zone.Id}",
                "zones.read");
        }
        if (Node.Journal.Heads().Count(head => head.Stopped is not null) is > 0 and var stopped)
        {
            yield return new("stop", texts["matter.stopped", stopped], "/journal", "journal.read");
        }
    }
}
