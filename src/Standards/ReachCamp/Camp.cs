using System.Globalization;
using System.Text.RegularExpressions;
using Aman.Places;
using NetTopologySuite.Geometries;

namespace Aman.Standards;

/// <summary>A camp that REACH has mapped. Its files do not name it, so it is found by where they lie.</summary>
internal sealed partial record Camp(string Id, string Name, string NameArabic, string Country, Box Box)
{
    public const string Source = "REACH Jordan";

    private static readonly Camp[] Known =
    [
        new("zaatari", "Zaatari", "الزعتري", "JOR", new(36.28, 32.26, 36.38, 32.33)),
        new("azraq", "Azraq", "الأزرق", "JOR", new(36.50, 31.86, 36.65, 31.95)),
    ];

    public static Camp Of(Features features) => Of(
        features.All.Where(one => one.Geometry is not null).Select(one => one.Geometry!.EnvelopeInternal.Centre));

    /// <exception cref="Unreadable">When no known camp lies there, or only the other way round.</exception>
    public static Camp Of(IEnumerable<Coordinate> points)
    {
        var all = points.ToList();
        if (all.Count == 0)
        {
            throw new Unreadable(null, "latitude, longitude", "no row has a point on the map", "Give the points");
        }

        // The middle value of each, so that single wrong points do not move the camp.
        var (x, y) = (Middle(all.Select(at => at.X)), Middle(all.Select(at => at.Y)));
        return Known.FirstOrDefault(camp => camp.Box.Contains(y, x, 0))
            ?? throw (Known.Any(camp => camp.Box.Contains(x, y, 0))
                ? new Unreadable(null, "latitude, longitude", "the columns of latitude and longitude are swapped",
                    "Swap the two headings")
                : new Unreadable(null, "latitude, longitude", string.Create(CultureInfo.InvariantCulture,
                    $"no known camp lies at latitude {y:0.###}, longitude {x:0.###}"),
                    "Check the columns; a new camp is added in Camp.cs"));
    }

    /// <returns>The id of the camp's place.</returns>
    public string Imply(Reading reading, string? outline = null, Coordinate? centre = null)
    {
        var country = Implied.Country(reading, Standards.Country.Find(Country)!);
        reading.Implied[Id] = new(Id, PlaceKinds.Site, country, Id, Name, NameArabic, Rounded(centre?.Y),
            Rounded(centre?.X), outline, null, "camp", Source);
        return Id;
    }

    /// <summary>A place of the camp with the outline of its feature.</summary>
    public static Place Outlined(Reading reading, Feature feature, Place place)
    {
        var shape = feature.Geometry
            ?? throw new Unreadable(feature.Number, "geometry", "the feature has no outline", "Give its polygon");
        shape = Outlines.WithoutSpecks(shape, feature.Number, reading);
        var outline = Outlines.Write(shape, feature.Number);
        var inside = shape.InteriorPoint;
        return place with { Outline = outline, Latitude = Rounded(inside.Y), Longitude = Rounded(inside.X) };
    }

    /// <summary><c>D01-B01-H047</c> as <c>D1-B1-H47</c>, and its parts; null when it is no code of a camp.</summary>
    public static CampCode? Parse(string code)
    {
        var match = Spelling().Match(code.Trim());
        return !match.Success ? null : new(Plain(match, "district"), Plain(match, "block"),
            match.Groups["institution"].Success ? "I" + Plain(match, "institution") : null,
            match.Groups["letter"].Value, Plain(match, "number") + match.Groups["tail"].Value);
    }

    private static string? Plain(Match match, string group) => match.Groups[group].Success
        ? match.Groups[group].Value.TrimStart('0') is { Length: > 0 } digits ? digits : "0" : null;

    private static double Middle(IEnumerable<double> values) => values.Order().ToList() is var all
        ? all[all.Count / 2] : 0;

    private static double? Rounded(double? degrees) => degrees is { } value ? Math.Round(value, 6) : null;

    [GeneratedRegex(@"^(D(?<district>\d{1,3})|BC)-(B(?<block>\d{1,3})|I(?<institution>\d{1,3}))-"
        + @"(?<letter>[HT])(?<number>\d{1,5})(?<tail>[A-Z0-9?()\-]{0,12})$", RegexOptions.CultureInvariant)]
    private static partial Regex Spelling();
}

/// <summary>A code on a camp's signs: district, block or institution, then H for a plot and T for a tank.</summary>
/// <param name="District">Null in the base camp (BC).</param>
internal sealed record CampCode(string? District, string? Block, string? Institution, string Letter, string Number)
{
    public override string ToString() =>
        $"{(District is null ? "BC" : "D" + District)}-{(Block is null ? Institution : "B" + Block)}-{Letter}{Number}";

    /// <summary>The place it lies in: block, else district, else the camp.</summary>
    public string ParentIn(string camp) => District is null ? camp
        : Block is null ? $"{camp}/D{District}" : $"{camp}/D{District}-B{Block}";
}
