using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Aman.App.Pages;

/// <summary>One line of a chart: a name and a number for each year that has one.</summary>
public sealed record YearLine(string Name, IReadOnlyDictionary<long, long> Values);

/// <summary>Several lines over years, drawn as SVG here so that no script is needed. Each line has a dash pattern and a
/// name at its end beside its colour; the table beneath says the same in words.</summary>
public static class YearLines
{
    private const int Width = 720, Height = 330, Start = 78, End = 150, Top = 12, Bottom = 28, NameHeight = 17;

    public static IHtmlContent Of(IReadOnlyList<YearLine> lines, IReadOnlyList<long> years, string title)
    {
        if (years.Count < 2 || lines.Count == 0)
        {
            return HtmlString.Empty;
        }

        var step = NiceStep(lines.SelectMany(line => line.Values.Values).DefaultIfEmpty(0).Max());
        var highest = step * 4;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"years\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" direction=\"ltr\" aria-label=\"");
        svg.Append(HtmlEncoder.Default.Encode(title)).Append("\">");
        for (var grid = 0; grid <= 4; grid++)
        {
            var at = Y(grid * step, highest);
            svg.Append(CultureInfo.InvariantCulture,
                $"<line class=\"line\" x1=\"{Start}\" x2=\"{Width - End}\" y1=\"{at:0.#}\" y2=\"{at:0.#}\"/>");
            Text(svg, Start - 6, at + 4, "end", Texts.Number(grid * step), "quiet");
        }

        foreach (var (at, year) in years.Index().Where(one => one.Index % ((years.Count / 8) + 1) == 0))
        {
            Text(svg, X(at, years.Count), Height - 8, "middle", year.ToString(CultureInfo.InvariantCulture), "quiet");
        }

        foreach (var (number, line) in lines.Index())
        {
            var points = years.Index().Where(one => line.Values.ContainsKey(one.Item)).Select(one =>
                string.Create(CultureInfo.InvariantCulture,
                    $"{X(one.Index, years.Count):0.#},{Y(line.Values[one.Item], highest):0.#}"));
            svg.Append(CultureInfo.InvariantCulture,
                $"<polyline class=\"series s{number}\" points=\"{string.Join(' ', points)}\"/>");
        }

        Names(svg, lines, highest);
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    /// <summary>Names at the lines' ends, pushed apart so that none lies on another.</summary>
    private static void Names(StringBuilder svg, IReadOnlyList<YearLine> lines, long highest)
    {
        var below = (double)Top;
        var ends = lines.Index().Where(one => one.Item.Values.Count > 0)
            .Select(one => (one.Index, one.Item.Name, At: Y(one.Item.Values.MaxBy(value => value.Key).Value, highest)))
            .OrderBy(one => one.At).ToList();
        foreach (var (place, (number, name, at)) in ends.Index())
        {
            var lowest = Height - Bottom - ((ends.Count - 1 - place) * NameHeight);
            var y = Math.Min(Math.Max(at, below), lowest);
            below = y + NameHeight;
            svg.Append(CultureInfo.InvariantCulture,
                $"<line class=\"series s{number}\" x1=\"{Width - End + 6}\" x2=\"{Width - End + 26}\" "
                + $"y1=\"{y:0.#}\" y2=\"{y:0.#}\"/>");
            Text(svg, Width - End + 31, y + 4, "start", name, "");
        }
    }

    private static double X(int at, int count) => Start + (at * (Width - Start - End) / (double)(count - 1));

    private static double Y(long value, long highest) =>
        Height - Bottom - (value * (Height - Top - Bottom) / (double)highest);

    /// <summary>A quarter of the axis: 1, 2, 2.5 or 5 times a power of ten.</summary>
    private static long NiceStep(long highest)
    {
        for (var power = 10L; ; power *= 10)
        {
            foreach (var step in (long[])[power / 10, power / 5, power / 4, power / 2])
            {
                if (step > 0 && step * 4 >= highest)
                {
                    return step;
                }
            }
        }
    }

    private static void Text(StringBuilder svg, double x, double y, string anchor, string text, string kind) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\"")
            .Append(kind.Length == 0 ? ">" : $" class=\"{kind}\">").Append(HtmlEncoder.Default.Encode(text))
            .Append("</text>");
}
