using Aman.Aid;
using Aman.Coordination;
using Aman.Movements;
using Aman.Places;

namespace Aman.Standards;

/// <summary>What readings say beyond what is recorded: every row of theirs is counted as taken, merged or refused.
/// </summary>
public sealed class News
{
    private readonly Known<Place> places;
    private readonly Known<Doing> doings;
    private readonly Known<Item> items;
    private readonly Known<ItemFamily> families;
    private readonly Known<DisplacementFigure> figures;

    private News(IReadOnlyList<Reading> readings, Tables tables)
    {
        var things = readings.SelectMany(reading => reading.Things).Select(one => one.Thing).ToList();
        places = new(PlacesNear(tables, things.OfType<Place>()
            .Concat(readings.SelectMany(reading => reading.Implied.Values))), place => place.Id);
        var activities = WhoDoesWhatWhere.Known(tables, [.. things.OfType<Doing>().Select(one => one.Activity.Id)]);
        var organisations = WhoDoesWhatWhere.Organisations(tables).ToDictionary(one => one.Id);
        doings = new(activities.ToDictionary(one => one.Key, one => new Doing(
            organisations.GetValueOrDefault(one.Value.Organisation)
                ?? new(one.Value.Organisation, one.Value.Organisation), one.Value)), doing => doing.Activity.Id);
        items = new(ItemCatalogue.ByCode(tables, [.. things.OfType<Item>().Select(one => one.Code)]), one => one.Code);
        families = new(ItemCatalogue.Families(tables).ToDictionary(one => one.Code), one => one.Code);
        figures = new(Displacement.Known(tables, [.. things.OfType<DisplacementFigure>().Select(one => one.Year)])
            .ToDictionary(KeyOf, StringComparer.Ordinal), KeyOf);
    }

    public IEnumerable<Place> Places => places.Changed;

    public IEnumerable<Doing> Doings => doings.Changed;

    public IEnumerable<Item> Items => items.Changed;

    public IEnumerable<ItemFamily> Families => families.Changed;

    public IEnumerable<DisplacementFigure> Figures => figures.Changed;

    private IKnown[] Kinds => [places, doings, items, families, figures];

    public static News Of(IReadOnlyList<Reading> readings, Tables tables)
    {
        var news = new News(readings, tables);
        var order = All.Standards.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        foreach (var reading in readings.Where(one => !one.Unreadable).OrderBy(one => order[one.Standard!])
            .ThenBy(one => one.Things.Select(thing => PlacesFit.Depth(thing.Thing)).DefaultIfEmpty().Min()))
        {
            news.Add(reading);
        }

        return news;
    }

    /// <summary>As it was recorded before; null when it is new.</summary>
    public object? Before(object thing) => thing switch
    {
        Place place => places.Before(place.Id),
        Activity activity => doings.Before(activity.Id)?.Activity,
        Item item => items.Before(item.Code),
        ItemFamily family => families.Before(family.Code),
        DisplacementFigure figure => figures.Before(KeyOf(figure)),
        _ => throw new ArgumentException("It is none of the things that are imported.", nameof(thing)),
    };

    /// <summary>All of a reading, or nothing of it when too much of it does not fit.</summary>
    private void Add(Reading reading)
    {
        try
        {
            PlacesFit.RefuseSwapped(reading);
            foreach (var place in reading.Implied.Values.OrderBy(PlacesFit.Depth))
            {
                places.Put(PlacesFit.Merge(places.Now(place.Id), place, out _));
            }

            foreach (var (row, thing) in reading.Things.OrderBy(one => PlacesFit.Depth(one.Thing)))
            {
                Add(reading, row, thing);
            }

            reading.Judge();
            foreach (var known in Kinds)
            {
                known.Keep();
            }
        }
        catch (Unreadable why)
        {
            reading.RefuseWhole(why);
            foreach (var known in Kinds)
            {
                known.Forget();
            }
        }
    }

    private void Add(Reading reading, int row, object thing)
    {
        switch (thing)
        {
            case Place place when PlacesFit.Fit(reading, row, place, places) is { } fitted:
                reading.Count(places.Put(fitted));
                break;
            case Doing doing:
                reading.Count(doings.Put(Located(reading, row, doing)));
                break;
            case Item item:
                reading.Count(items.Put(item));
                break;
            case ItemFamily family:
                reading.Count(families.Put(family));
                break;
            case DisplacementFigure figure:
                reading.Count(figures.Put(figure));
                break;
        }
    }

    private static string KeyOf(DisplacementFigure figure) => $"{figure.Year} {figure.Origin} {figure.Asylum}";

    private Doing Located(Reading reading, int row, Doing doing)
    {
        if (doings.Now(doing.Activity.Id) is { } known)
        {
            return known;
        }

        if (doing.Activity.Place is not { } place || places.Now(place) is not null)
        {
            return doing;
        }

        reading.Found(row, "P-code", Effect.Noted, $"the place {Finding.Quote(place)} is not known; taken without it",
            "Import the areas of the country first");
        return doing with { Activity = doing.Activity with { Place = null } };
    }

    /// <summary>The recorded places that are spoken of, and all that they lie in.</summary>
    private static Dictionary<string, Place> PlacesNear(Tables tables, IEnumerable<Place> spoken)
    {
        var all = new Dictionary<string, Place>(StringComparer.Ordinal);
        var wanted = spoken.SelectMany(place => (string?[])[place.Id, place.Parent, .. place.Serves?.Split(' ') ?? []])
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        while (wanted.Count > 0)
        {
            var found = AllPlaces.ById(tables, wanted);
            foreach (var (id, place) in found)
            {
                all[id] = place;
            }

            wanted = found.Values.Select(place => place.Parent).OfType<string>().Where(id => !all.ContainsKey(id))
                .ToHashSet(StringComparer.Ordinal);
        }

        return all;
    }
}

internal interface IKnown
{
    /// <summary>The reading is taken.</summary>
    void Keep();

    /// <summary>The reading is refused as a whole.</summary>
    void Forget();
}

/// <summary>Things by id: as recorded, as earlier readings left them, and as the present one leaves them.</summary>
internal sealed class Known<T>(Dictionary<string, T> recorded, Func<T, string> id) : IKnown
    where T : class
{
    private readonly Dictionary<string, T> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> present = new(StringComparer.Ordinal);

    public IEnumerable<T> Changed => changed.Values;

    public T? Before(string key) => recorded.GetValueOrDefault(key);

    public T? Now(string key) =>
        present.GetValueOrDefault(key) ?? changed.GetValueOrDefault(key) ?? recorded.GetValueOrDefault(key);

    /// <returns>True when it says something new.</returns>
    public bool Put(T thing)
    {
        var key = id(thing);
        if (thing.Equals(Now(key)))
        {
            return false;
        }

        present[key] = thing;
        return true;
    }

    public void Keep()
    {
        foreach (var (key, thing) in present)
        {
            changed[key] = thing;
        }

        present.Clear();
    }

    public void Forget() => present.Clear();
}
