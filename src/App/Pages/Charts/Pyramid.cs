using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Aman.People;
using Microsoft.AspNetCore.Html;

namespace Aman.App.Pages;

/// <summary>People of one UNHCR age group by sex; <paramref name="Other"/> holds what is neither or unknown.</summary>
public sealed record AgeGroupFigures(string Group, long Female, long Male, long Other)
{
    public long Total => Female + Male + Other;

    public bool IsChildren => Group is "0-4" or "5-11" or "12-17";

    /// <summary>Every age group, youngest first, also those without people; "unknown" only where it occurs.</summary>
    public static IReadOnlyList<AgeGroupFigures> From(IReadOnlyList<PeopleBySexAndAge.Line> lines)
    {
        long Of(string group, Func<string, bool> sex) =>
            lines.Where(line => line.AgeGroup == group && sex(line.Sex)).Sum(line => line.People);
        return [.. AgeGroups.All
            .Where(group => group != AgeGroups.Unknown || lines.Any(line => line.AgeGroup == group))
            .Select(group => new AgeGroupFigures(group,
                Of(group, sex => sex == Sexes.Female),
                Of(group, sex => sex == Sexes.Male),
                Of(group, sex => sex != Sexes.Female && sex != Sexes.Male)))];
    }
}

/// <summary>The population pyramid: women and girls on one side, men and boys on the other, the oldest
/// on top.</summary>
public static class Pyramid
{
    private const int Width = 560, RowHeight = 30, Middle = 64, Number = 58;

    /// <param name="rows">Youngest first.</param>
    /// <param name="below">A shown 0 stands for fewer than this; 0 where the figures are exact.</param>
    public static IHtmlContent Of(IReadOnlyList<AgeGroupFigures> rows, Texts texts, long below)
    {
        var largest = Math.Max(1, rows.Max(row => Math.Max(row.Female, row.Male)));
        var room = ((Width - Middle) / 2) - Number;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"pyramid\" viewBox=\"0 0 {Width} {(rows.Count * RowHeight) + 24}\" ");
        svg.Append("role=\"img\" direction=\"ltr\" aria-label=\"");
        svg.Append(HtmlEncoder.Default.Encode(texts["pyramid.title"])).Append("\">");
        Text(svg, (Width - Middle) / 2, 14, "end", texts["sex.female"], quiet: true);
        Text(svg, (Width + Middle) / 2, 14, "start", texts["sex.male"], quiet: true);
        for (var at = 0; at < rows.Count; at++)
        {
            var row = rows[rows.Count - 1 - at];
            var top = 24 + (at * RowHeight);
            var female = row.Female * room / largest;
            var male = row.Male * room / largest;
            Rectangle(svg, "female", ((Width - Middle) / 2) - female, top, female);
            Rectangle(svg, "male", (Width + Middle) / 2, top, male);
            Text(svg, Width / 2, top + 17, "middle", texts.Of("agegroup", row.Group), quiet: false);
            var (women, men) = (Texts.Figure(row.Female, below), Texts.Figure(row.Male, below));
            Text(svg, ((Width - Middle) / 2) - female - 6, top + 17, "end", women, quiet: false);
            Text(svg, ((Width + Middle) / 2) + male + 6, top + 17, "start", men, quiet: false);
        }
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private static void Rectangle(StringBuilder svg, string sex, long start, int top, long width) =>
        svg.Append(CultureInfo.InvariantCulture,
            $"<rect class=\"{sex}\" x=\"{start}\" y=\"{top}\" width=\"{width}\" height=\"{RowHeight - 5}\"/>");

    private static void Text(StringBuilder svg, long start, int top, string anchor, string text, bool quiet) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{start}\" y=\"{top}\" text-anchor=\"{anchor}\"")
            .Append(quiet ? " class=\"quiet\">" : ">").Append(HtmlEncoder.Default.Encode(text)).Append("</text>");
}
