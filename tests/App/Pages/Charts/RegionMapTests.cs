using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Aman.App.Pages;
using Xunit;

namespace Aman.Tests.App.Pages.Charts;

public partial class RegionMapTests
{
    [Fact]
    public void A_country_has_the_colour_of_its_year_and_carries_all_years()
    {
        using var writer = new StringWriter();
        RegionMap.Of([new("TR", "Türkiye", [9, 248_466, 2_503_549]), new("LB", "Lebanon", [0, 0, 12_000])], 1,
            new("SY", "Syria", []), "Map").WriteTo(writer, HtmlEncoder.Default);
        var svg = writer.ToString();
        Assert.Contains("<path class=\"step-3\" data-steps=\"134\"", svg, StringComparison.Ordinal);
        Assert.Contains("<path class=\"step-0\" data-steps=\"002\"", svg, StringComparison.Ordinal);
        Assert.Contains("class=\"figure\" data-people=\"9 248466 2503549\">248,466</text>", svg,
            StringComparison.Ordinal);
        Assert.Single(Regex.Matches(svg, "<path class=\"origin\""));
        Assert.Equal(20, Paths().Count(svg));
        Assert.DoesNotContain("Jordan", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0), InlineData(1, 1), InlineData(9_999, 1), InlineData(10_000, 2), InlineData(100_000, 3)]
    [InlineData(999_999, 3), InlineData(1_000_000, 4), InlineData(9_000_000, 4)]
    public void A_step_begins_where_the_legend_says(long people, int step) =>
        Assert.Equal(step, RegionMap.StepOf(people));

    // A path of whole pixels: it begins somewhere and goes on by small steps.
    [GeneratedRegex("""<path [^>]* d="(?:M-?\d+ -?\d+l[-\d ]*z)+"/>""")]
    private static partial Regex Paths();
}
