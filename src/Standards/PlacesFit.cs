using System.Globalization;
using System.Text.RegularExpressions;
using Aman.Places;

namespace Aman.Standards;

/// <summary>Whether places fit to those that are known: what they lie in, where, and who said what before.</summary>
internal static partial class PlacesFit
{
    /// <summary>About a kilometre; a plot further than that from its block was measured or written wrongly.</summary>
    private const double FarDegrees = 0.01;

    /// <summary>Places in the order in which they lie in each other; other things last.</summary>
    public static int Depth(object thing) => thing is Place place
        ? PlaceKinds.All.Index().First(pair => pair.Item == place.Kind).Index : PlaceKinds.All.Count;

    /// <returns>The place as it shall be recorded; null when its row was refused.</returns>
    public static Place? Fit(Reading reading, int row, Place place, Known<Place> known)
    {
        if (RecordPlaces.Wrong(place) is { } wrong)
        {
            reading.Refuse(row, null, $"{Finding.Quote(place.Id)} cannot be: {wrong}", "Correct the row");
            return null;
        }

        var above = place.Parent is null ? null : known.Now(place.Parent);
        if (above is null && place.Parent is not null)
        {
            reading.Refuse(row, "parent", $"{Finding.Quote(place.Id)} lies in {Finding.Quote(place.Parent)}, which is "
                + $"not known", "Import the file of the places above first, or together with this one");
            return null;
        }

        var before = known.Now(place.Id);
        if (before is not null && before.Kind != place.Kind)
        {
            reading.Refuse(row, "kind", $"{Finding.Quote(place.Id)} is known as a {before.Kind}, not as a {place.Kind}",
                "Give it another id");
            return null;
        }

        NoteFar(reading, row, place, above);
        var fitted = Merge(before, WithKnownPlots(reading, row, place, known), out var kept);
        if (kept.Count > 0)
        {
            reading.Found(row, string.Join(", ", kept), Effect.Merged, $"{Finding.Quote(place.Id)} is "
                + $"{Finding.Quote(place.Name)} here and {Finding.Quote(fitted.Name)} in {fitted.Source}, which was "
                + $"recorded first and is kept", "Correct it by hand if the newer source is better");
        }

        return fitted;
    }

    /// <summary>The same publisher may correct itself; another one only adds what was missing.</summary>
    /// <param name="kept">What the other one says differently, and which is not taken.</param>
    public static Place Merge(Place? before, Place place, out List<string> kept)
    {
        kept = [];
        if (before is null)
        {
            return place;
        }

        var same = Publisher(before.Source) == Publisher(place.Source);
        var (first, second) = same ? (place, before) : (before, place);
        var point = first.Latitude is null ? second : first;
        var people = first.Population is null ? second : first;
        if (!same)
        {
            kept = [.. new[]
            {
                ("name", first.Name != second.Name),
                ("parent", first.Parent != second.Parent),
                ("Arabic name", Differ(first.NameArabic, second.NameArabic)),
                ("outline", Differ(first.Outline, second.Outline)),
            }.Where(one => one.Item2).Select(one => one.Item1)];
        }

        return first with
        {
            NameArabic = first.NameArabic ?? second.NameArabic,
            Latitude = point.Latitude,
            Longitude = point.Longitude,
            Outline = first.Outline ?? second.Outline,
            Capacity = first.Capacity ?? second.Capacity,
            Type = first.Type ?? second.Type,
            AreaKm2 = first.AreaKm2 ?? second.AreaKm2,
            Population = people.Population,
            PopulationDate = people.PopulationDate,
            Serves = first.Serves ?? second.Serves,
        };
    }

    /// <exception cref="Unreadable">When the points lie in their country only the other way.</exception>
    public static void RefuseSwapped(Reading reading)
    {
        if (reading.Implied.Values.Where(place => place.Kind == PlaceKinds.Country).ToList() is [var country]
            && Country.Find(country.Id)?.Box is { } box && reading.Things.Count > 0)
        {
            Swapped.Refuse(reading.Things.Select(one => one.Thing).OfType<Place>()
                .Select(place => ((Box?)box, place.Latitude, place.Longitude)), "latitude, longitude",
                reading.Things[0].Row);
        }
    }

    private static bool Differ(string? first, string? second) =>
        first is not null && second is not null && first != second;

    private static string Publisher(string source) => Version().Replace(source, "");

    private static void NoteFar(Reading reading, int row, Place place, Place? above)
    {
        if (above?.Outline is null || place.Latitude is not { } latitude || place.Longitude is not { } longitude
            || Depth(place) <= Depth(above) || place.Kind.StartsWith("admin", StringComparison.Ordinal))
        {
            return;
        }

        var extent = Outlines.Extent(above);
        if (!extent.Contains(latitude, longitude, FarDegrees))
        {
            reading.Found(row, "latitude, longitude", Effect.Noted, string.Create(CultureInfo.InvariantCulture,
                $"{Finding.Quote(place.Id)} lies more than a kilometre outside {Finding.Quote(above.Id)}"),
                "Check its code and its point");
        }
    }

    private static Place WithKnownPlots(Reading reading, int row, Place place, Known<Place> known)
    {
        var served = place.Serves?.Split(' ') ?? [];
        var unknown = served.Where(id => known.Now(id) is null).ToList();
        if (unknown.Count == 0)
        {
            return place;
        }

        reading.Found(row, "serves", Effect.Mended, $"{unknown.Count} of {served.Length} places that it serves are not "
            + $"known, the first {Finding.Quote(unknown[0])}; taken without them", "Import the plots first");
        var rest = string.Join(' ', served.Except(unknown));
        return place with { Serves = rest.Length > 0 ? rest : null };
    }

    [GeneratedRegex(@"\s+v[0-9.]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
