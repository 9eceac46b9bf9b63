using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Aman.App.Pages;
using Microsoft.AspNetCore.Html;
using Xunit;

namespace Aman.Tests.App.Pages.Charts;

public partial class YearLinesTests
{
    private static readonly long[] Years = [2011, 2012, 2013];

    [Fact]
    public void Each_line_has_its_points_its_name_and_room_for_it()
    {
        var svg = Draw(new("A <b>", new Dictionary<long, long> { [2011] = 0, [2012] = 3_737_369, [2013] = 5 }),
            new("B", new Dictionary<long, long> { [2013] = 4 }), new("C", new Dictionary<long, long> { [2013] = 6 }));
        Assert.Equal([3, 1, 1], Points().Matches(svg).Select(match => match.Groups[1].Value.Split(' ').Length));
        Assert.Contains("A &lt;b&gt;", svg, StringComparison.Ordinal);
        Assert.Contains(">4,000,000<", svg, StringComparison.Ordinal);
        var names = Names().Matches(svg).Select(match => double.Parse(
            match.Groups[1].Value, CultureInfo.InvariantCulture)).Order().ToList();
        Assert.Equal(3, names.Count);
        Assert.All(names.Zip(names.Skip(1)), pair => Assert.True(pair.Second - pair.First > 15));
        Assert.All(Heights().Matches(svg).Select(match => double.Parse(match.Groups[1].Value,
            CultureInfo.InvariantCulture)), y => Assert.InRange(y, 12, 302));
    }

    [Fact]
    public void Without_lines_or_years_nothing_is_drawn()
    {
        Assert.Equal("", Draw());
        Assert.Equal("", Text(YearLines.Of([new("A", new Dictionary<long, long> { [2011] = 1 })], [2011], "title")));
    }

    private static string Draw(params IReadOnlyList<YearLine> lines) => Text(YearLines.Of(lines, Years, "title"));

    private static string Text(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    [GeneratedRegex("""points="([^"]*)"/>""")]
    private static partial Regex Points();

    [GeneratedRegex("""<text x="601" y="([\d.]+)" text-anchor="start">""")]
    private static partial Regex Names();

    [GeneratedRegex(""",([\d.]+)[ "]""")]
    private static partial Regex Heights();
}
