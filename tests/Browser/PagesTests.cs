using Deque.AxeCore.Playwright;

namespace Aman.Tests.Browser;

/// <summary>Every page, in every language, wide and narrow.</summary>
[Collection(nameof(Everything))]
public sealed class PagesTests(Browser browser, Site site)
{
    private const int BytesMax = 100_000;

    public static TheoryData<string, string, int> Pages()
    {
        var pages = new TheoryData<string, string, int>();
        foreach (var path in (string[])["/help", "/problem/404"])
        {
            foreach (var language in (string[])["en", "ar"])
            {
                pages.Add(path, language, 1280);
                pages.Add(path, language, 390);
            }
        }
        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_accessible_quiet_light_and_loads_only_from_its_node(string path, string language, int width)
    {
        await using var visit = await Visit.To(browser.Chromium, site.Address + path, language, width);

        await Screenshots.Take(visit.Page, path, language, width);
        var violations = (await visit.Page.RunAxe()).Violations;
        Assert.Empty(violations.Select(found =>
            $"{found.Id}: {found.Help} at {string.Join(" | ", found.Nodes.Take(3).Select(node => node.Html))}"));
        if (!path.StartsWith("/problem", StringComparison.Ordinal))
        {
            Assert.Empty(visit.Complaints);
            Assert.Equal(200, visit.Status);
        }
        Assert.All(visit.Addresses, address => Assert.StartsWith(site.Address, address, StringComparison.Ordinal));
        Assert.InRange(await visit.Bytes(), 1, BytesMax);
        Assert.Equal(language == "ar" ? "rtl" : "ltr", await visit.Page.Locator("html").GetAttributeAsync("dir"));
        var overflow = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        Assert.True(overflow <= 0, $"The page is {overflow} px wider than the window.");
    }
}
