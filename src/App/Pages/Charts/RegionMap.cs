using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace Aman.App.Pages;

/// <summary>A country of the map with its people in each year.</summary>
/// <param name="Iso2">As the outlines name it.</param>
/// <param name="People">In the order of the years.</param>
public sealed record RegionCountry(string Iso2, string Name, IReadOnlyList<long> People);

/// <summary>The countries around Syria as SVG, coloured by people in a year. The paths carry every year, so that the
/// slider (app.js) recolours them without asking again; without a script the form asks for the year.</summary>
public static class RegionMap
{
    private const double West = 24, East = 50, South = 24.5, North = 43, Scale = 25;

    /// <summary>From how many people a step begins: nobody, some, ten thousand and so on.</summary>
    public static IReadOnlyList<long> Steps { get; } = [0, 1, 10_000, 100_000, 1_000_000];

    // Where a country's name stands; the others are too small or at the edge.
    private static readonly Dictionary<string, (double Longitude, double Latitude)> Names = new()
    {
        ["TR"] = (34.5, 39), ["SY"] = (38.6, 35.1), ["LB"] = (32.4, 33.9), ["JO"] = (37.2, 30.9),
        ["IQ"] = (43.8, 32.8), ["EG"] = (29.6, 27.5), ["SA"] = (43.5, 27.2), ["IR"] = (47.6, 36.6),
    };

    private static readonly double Narrow = Math.Cos((South + North) / 2 * Math.PI / 180);

    private static readonly Lazy<IReadOnlyList<(string Iso2, string Path)>> Outlines = new(Load);

    public static int StepOf(long people) => Steps.Count(from => people >= from) - 1;

    /// <param name="at">The place of the year that is shown.</param>
    /// <param name="origin">The country that people fled; it is drawn without a figure.</param>
    public static IHtmlContent Of(
        IReadOnlyList<RegionCountry> countries, int at, RegionCountry origin, string title)
    {
        var byCode = countries.ToDictionary(country => country.Iso2, StringComparer.Ordinal);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"region\" viewBox=\"0 0 {(East - West) * Narrow * Scale:0} {(North - South) * Scale:0}\" ");
        svg.Append("role=\"img\" direction=\"ltr\" aria-label=\"").Append(HtmlEncoder.Default.Encode(title))
            .Append("\">");
        foreach (var (iso2, path) in Outlines.Value)
        {
            var people = byCode.GetValueOrDefault(iso2)?.People;
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{Class(iso2, people, at, origin)}\"");
            if (people is not null && iso2 != origin.Iso2)
            {
                svg.Append(" data-steps=\"").AppendJoin("", people.Select(StepOf)).Append('"');
            }

            svg.Append(" d=\"").Append(path).Append("\"/>");
        }

        foreach (var (iso2, (longitude, latitude)) in Names)
        {
            var country = iso2 == origin.Iso2 ? origin : byCode.GetValueOrDefault(iso2);
            if (country is not null)
            {
                Label(svg, longitude, latitude, country, iso2 == origin.Iso2 ? null : at);
            }
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private static string Class(string iso2, IReadOnlyList<long>? people, int at, RegionCountry origin) =>
        iso2 == origin.Iso2 ? "origin" : $"step-{(people is null ? 0 : StepOf(people[at]))}";

    private static void Label(StringBuilder svg, double longitude, double latitude, RegionCountry country, int? at)
    {
        var (x, y) = (X(longitude), Y(latitude));
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">")
            .Append(HtmlEncoder.Default.Encode(country.Name)).Append("</text>");
        if (at is { } year)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" dy=\"1.15em\" text-anchor=\"middle\" ")
                .Append("class=\"figure\" data-people=\"").AppendJoin(' ', country.People).Append("\">")
                .Append(Texts.Number(country.People[year])).Append("</text>");
        }
    }

    private static int X(double longitude) => (int)Math.Round((longitude - West) * Narrow * Scale);

    private static int Y(double latitude) => (int)Math.Round((North - latitude) * Scale);

    private static List<(string Iso2, string Path)> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("near-syria.geojson")!;
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.GetProperty("features").EnumerateArray().Select(feature => (
            feature.GetProperty("properties").GetProperty("iso2").GetString()!,
            string.Concat(feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray()
                .SelectMany(polygon => polygon.EnumerateArray()).Select(Ring))))];
    }

    // Relative steps in whole pixels of a map 550 wide: short, and nobody sees the difference.
    private static string Ring(JsonElement ring)
    {
        var path = new StringBuilder();
        var (lastX, lastY) = (0, 0);
        foreach (var point in ring.EnumerateArray())
        {
            var (x, y) = (X(point[0].GetDouble()), Y(point[1].GetDouble()));
            if (path.Length == 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}l");
            }
            else if (x != lastX || y != lastY)
            {
                path.Append(CultureInfo.InvariantCulture, $"{x - lastX} {y - lastY} ");
            }

            (lastX, lastY) = (x, y);
        }

        return path.Append('z').ToString();
    }
}
