using Microsoft.Playwright;

namespace Aman.Tests.Browser;

/// <summary>Every main action without a mouse, and every page at twice its size.</summary>
[Collection(nameof(Everything))]
public sealed class KeyboardTests(Browser browser, Site site)
{
    private const int TabsMax = 120;

    [Theory]
    [InlineData("/sign-in", "main button")]
    [InlineData("/people", "main button")]
    [InlineData("/people/register", "main form > p button")]
    [InlineData("/zones/second-zone", "main details:has(form[action*=Answer]) > summary")]
    [InlineData("/talks/political-talks/points/who-speaks", "main form[action*=Take] button")]
    [InlineData("/shelter", "#desk form[role=search] button")]
    [InlineData("/stock", "main form button")]
    [InlineData("/distribution", "main form button")]
    [InlineData("/help-on-request", "main form[action*=Accept] button")]
    [InlineData("/movements", "main form button")]
    public async Task The_first_tab_skips_the_navigation_and_further_ones_reach_the_main_action(
        string path, string action)
    {
        await using var visit = await Visit.To(browser.Chromium, site, path, "en");
        await visit.Page.EvaluateAsync("document.activeElement?.blur(); getSelection().removeAllRanges()");
        await visit.Page.Locator("body").PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.activeElement.matches('.skip, main *')"));

        await visit.Page.Locator(".skip").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        for (var tabs = 0; tabs < TabsMax; tabs++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await visit.Page.EvaluateAsync<bool>("action => document.activeElement.matches(action)", action))
            {
                Assert.NotEqual("none", await visit.Page.EvaluateAsync<string>(
                    "getComputedStyle(document.activeElement).outlineStyle"));
                return;
            }
        }
        Assert.Fail($"{action} was not reached with {TabsMax} tabs.");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/zones/second-zone")]
    [InlineData("/people/register")]
    [InlineData("/stock")]
    [InlineData("/help-on-request")]
    [InlineData("/movements")]
    public async Task At_twice_the_size_nothing_is_wider_than_the_window(string path)
    {
        await using var visit = await Visit.To(browser.Chromium, site, path, "ar");
        // Zooming to 200 % halves the window in the page's own pixels.
        await visit.Page.SetViewportSizeAsync(640, 450);
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0);
    }

    [Fact]
    public async Task The_slider_of_years_works_by_keyboard_and_changes_map_and_table()
    {
        await using var visit = await Visit.To(browser.Chromium, site, "/movements", "ar");
        var figure = visit.Page.Locator("tfoot [data-people]");
        var (before, colours) = (await figure.TextContentAsync(), await Colours(visit));
        var slider = visit.Page.Locator("#year");
        await slider.FocusAsync();
        await slider.PressAsync("Home");
        Assert.Equal(await slider.GetAttributeAsync("min"), await slider.InputValueAsync());
        await slider.PressAsync("ArrowRight");
        Assert.Equal(await slider.InputValueAsync(), await visit.Page.Locator("output").TextContentAsync());
        Assert.NotEqual(before, await figure.TextContentAsync());
        Assert.NotEqual(colours, await Colours(visit));
    }

    private static Task<string> Colours(Visit visit) => visit.Page.EvaluateAsync<string>(
        "[...document.querySelectorAll('svg.region path')].map(path => path.getAttribute('class')).join(' ')");
}
