using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Aman.Tests.Browser;

/// <summary>Pages at night, and pages on paper.</summary>
[Collection(nameof(Everything))]
public sealed class DarkAndPaperTests(Browser browser, Site site)
{
    // A sheet of A4 between its margins.
    private const int Paper = 720;

    [Theory]
    [InlineData("/", "en")]
    [InlineData("/", "ar")]
    [InlineData("/zones/zaatari", "ar")]
    [InlineData("/people/register", "en")]
    [InlineData("/shelter?within=zaatari%2FD1", "en")]
    [InlineData("/distribution", "ar")]
    [InlineData("/movements", "en")]
    [InlineData("/talks/political-talks/points/who-speaks", "ar")]
    [InlineData("/journal", "en")]
    public async Task A_page_can_be_read_at_night_and_printed(string path, string language)
    {
        await using var visit = await Visit.To(browser.Chromium, site, path, language);
        var page = visit.Page;
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Screenshots.Take(page, $"dark{path}", language, 1280);
        Assert.True(await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
        var violations = (await page.RunAxe()).Violations;
        Assert.True(violations.Length == 0, string.Join('\n', violations.SelectMany(found => found.Nodes.Take(5)
            .Select(node => $"{found.Id}: {node.Html} {string.Join("; ", node.Any.Select(one => one.Message))}"))));

        // Dark on the screen, black on white on paper, with nothing to press.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, Media = Media.Print });
        await page.SetViewportSizeAsync(Paper, 1000);
        await Screenshots.Take(page, $"paper{path}", language, Paper);
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>(
            "getComputedStyle(document.documentElement).backgroundColor"));
        Assert.Equal("", await page.EvaluateAsync<string>("""
            [...document.querySelectorAll('.top nav, button, input, select')].filter(one => one.checkVisibility())
                .map(one => one.outerHTML).join()
            """));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0);
    }
}
