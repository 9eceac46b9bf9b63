using Deque.AxeCore.Playwright;

namespace Aman.Tests.Browser;

/// <summary>Every page, in every language, wide and narrow.</summary>
[Collection(nameof(Everything))]
public sealed class PagesTests(Browser browser, Site site)
{
    private const int BytesMax = 100_000;
    private const int Wide = 1280, Narrow = 390;

    private static readonly string[] Paths =
    [
        "/", "/zones", "/zones/zaatari", "/zones/second-zone", "/people", "/people/register",
        "/people/duplicates", "/people/import",
        "/households/{household}", "/households/{household}/card", "/shelter", "/shelter?household={household}",
        "/shelter?within=zaatari%2FD1", "/shelter?within=zaatari%2FD1-B1",
        "/places?id=zaatari%2FD1", "/stock", "/distribution", "/distribution?household={household}", "/journal",
        "/sharing", "/sharing/disclosures", "/sharing/disclosures?id={person}",
        "/notices", "/help-on-request", "/movements", "/movements?year=2015",
        "/journal?verify=true", "/talks", "/talks/political-talks", "/talks/political-talks/points/how-aid-passes",
        "/talks/political-talks/points/who-speaks?option=several", "/talks/conference/points/crowded",
        "/talks/conference/points/crowded?whole=true", "/talks/political-talks/statements/joint",
        "/talks/political-talks/statements/joint?with=1&version=2", "/talks/political-talks/statements/s-new",
        "/contacts", "/talks/contacts/points/first-call", "/talks/contacts/statements/first-call",
        "/erasure", "/statements/{link}", "/sign-in", "/lock", "/help", "/problem/404",
    ];

    public static TheoryData<string, string> Pages()
    {
        var pages = new TheoryData<string, string>();
        foreach (var path in Paths)
        {
            pages.Add(path, "en");
            pages.Add(path, "ar");
        }
        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_accessible_quiet_light_and_loads_only_from_its_node(string path, string language)
    {
        var address = path.Replace("{household}", site.Households[0], StringComparison.Ordinal)
            .Replace("{link}", site.Link, StringComparison.Ordinal)
            .Replace("{person}", site.Person, StringComparison.Ordinal);
        await using var visit = await Visit.To(browser.Chromium, site, address, language);

        await Holds(visit, path, language, Wide);
        Assert.Equal(language == "ar" ? "rtl" : "ltr", await visit.Page.Locator("html").GetAttributeAsync("dir"));
        Assert.InRange(await visit.Bytes(), 1, BytesMax);
        Assert.All(visit.Addresses, address => Assert.StartsWith(site.Address, address, StringComparison.Ordinal));
        await visit.Page.SetViewportSizeAsync(Narrow, 844);
        await Holds(visit, path, language, Narrow);
        if (!path.StartsWith("/problem", StringComparison.Ordinal))
        {
            Assert.Empty(visit.Complaints);
            Assert.Equal(200, visit.Status);
        }
    }

    /// <summary>The page as it stands, wide and narrow.</summary>
    internal static async Task Look(Visit visit, string name, string language)
    {
        foreach (var width in (int[])[Wide, Narrow])
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            await Holds(visit, name, language, width);
        }
    }

    internal static async Task Holds(Visit visit, string path, string language, int width)
    {
        await Screenshots.Take(visit.Page, path, language, width);
        var violations = (await visit.Page.RunAxe()).Violations;
        Assert.Equal([], violations.Select(found => $"{width} px: {found.Id}: {found.Help} at "
            + string.Join(" | ", found.Nodes.Take(3).Select(node => node.Html))));
        var overflow = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        Assert.True(overflow <= 0, $"At {width} px the page is {overflow} px wider than the window.");
    }
}
