using Microsoft.Playwright;

namespace Aman.Tests.Browser;

/// <summary>The way of a family through the pages: registered, found again, counted in, housed, entitled, served. Each
/// step is taken by one who holds only the role that takes it, with the number on the card and no id.</summary>
[Collection(nameof(Everything))]
public sealed class FamilyWayTests(Browser browser, Site site)
{
    [Theory]
    [InlineData("en", "خالد محمود الحمصي", "Khaled Mahmoud Homsi")]
    [InlineData("ar", "Yusuf Darwish al-Halabi", "يوسف درويش الحلبي")]
    public async Task A_family_comes_from_the_gate_to_its_aid_by_pages_alone(string language, string name, string asked)
    {
        var number = await AtTheGate(language, name, asked);
        Assert.Matches("^[0-9A-F]{4}-[0-9A-F]{4}$", number);
        var plot = await AtTheSite(language, number);
        Assert.Contains("D1-", plot, StringComparison.Ordinal);
        await AtTheCounter(language, number);
    }

    private async Task<string> AtTheGate(string language, string name, string asked)
    {
        await using var visit = await Visit.As(browser.Chromium, site, "gate-registrar", "/people/register", language);
        var page = visit.Page;
        foreach (var (at, who, kin, born) in ((int, string, string, string)[])
            [(0, name, "man", "1987"), (1, "Lina", "daughter", "2012")])
        {
            await page.FillAsync($"[name='Persons[{at}].Name']", who);
            await page.SelectOptionAsync($"[name='Persons[{at}].Kin']", kin);
            await page.FillAsync($"[name='Persons[{at}].Born']", born);
        }
        await page.Locator("form.family .send button").ClickAsync();
        await Assertions.Expect(page.Locator("#next")).ToBeVisibleAsync();
        var number = await page.Locator(".figures .number-of").InnerTextAsync();
        var address = new Uri(page.Url).AbsolutePath;
        await PagesTests.Look(visit, "way-registered", language);

        // Found again under the same name in another script.
        await page.GotoAsync(site.Address + "/people");
        await page.FillAsync("[name=Words]", asked);
        var hit = page.Locator($"[data-hits] a[href='{address}']").First;
        await Assertions.Expect(hit).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await PagesTests.Look(visit, "way-found", language);
        await hit.ClickAsync();

        // Nine came of a family of two: asked again, with what was typed still there.
        await page.FillAsync("#next [name=people]", "9");
        await page.ClickAsync("#next form button");
        await Assertions.Expect(page.Locator(".notice.stop .code")).ToHaveTextAsync("more-than-registered");
        await Assertions.Expect(page.Locator("#next [name=people]")).ToHaveValueAsync("9");
        await Assertions.Expect(page.Locator("#next [name=unregistered]")).Not.ToBeCheckedAsync();
        await PagesTests.Look(visit, "way-more-came", language);
        await page.FillAsync("#next [name=people]", "2");
        await page.ClickAsync("#next form button");
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await page.ClickAsync("#next header a");
        await Assertions.Expect(page.Locator(".card")).ToContainTextAsync(number);
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(name);
        return number;
    }

    private async Task<string> AtTheSite(string language, string number)
    {
        await using var visit = await Visit.As(browser.Chromium, site, "site-manager", "/shelter", language);
        var page = visit.Page;
        var desk = page.Locator("#desk");
        await desk.Locator("form[role=search] [name=household]").FillAsync("FFFF-FFFF");
        await desk.Locator("form[role=search] button").ClickAsync();
        await Assertions.Expect(desk.Locator(".status.stop")).ToBeVisibleAsync();
        await desk.Locator("form[role=search] [name=household]").FillAsync(number.Replace("-", " ",
            StringComparison.Ordinal).ToLowerInvariant());
        await desk.Locator("form[role=search] button").ClickAsync();
        await Assertions.Expect(desk.Locator(".facts .number-of")).ToHaveTextAsync(number);
        await PagesTests.Look(visit, "way-at-the-desk", language);

        // A plot that another family has is refused, and what was typed stays.
        var assign = desk.Locator("form[action*=Assign]");
        var taken = await TakenPlot(page);
        await assign.Locator("[name=Plot]").FillAsync(taken.ToLowerInvariant());
        await assign.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.stop .code")).ToHaveTextAsync("plot-taken");
        await Assertions.Expect(assign.Locator("[name=Plot]")).ToHaveValueAsync(taken.ToLowerInvariant());
        await Assertions.Expect(assign.Locator("[name=Household]")).ToHaveValueAsync(number);
        await PagesTests.Look(visit, "way-plot-taken", language);

        // From district to block to a free plot, with the family still at the desk.
        await page.Locator("main table a[href*='within=zaatari%2FD1&']").First.ClickAsync();
        var blocks = await page.Locator("main table a[href*='within=zaatari%2FD1-B']").EvaluateAllAsync<string[]>(
            "links => links.map(link => link.getAttribute('href'))");
        foreach (var block in blocks)
        {
            await page.GotoAsync(site.Address + block);
            if (await page.Locator("a[href*='plot=']").CountAsync() > 0)
            {
                break;
            }
        }
        await page.Locator("a[href*='plot=']").First.ClickAsync();
        await assign.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        var plot = await page.Locator("#desk .facts dd").Nth(2).InnerTextAsync();
        await page.Locator("#desk .facts a[href*='/distribution']").ClickAsync();
        await page.Locator("#counter form[action*='handler=Issue'] button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#counter table")).ToHaveCountAsync(1);
        await PagesTests.Look(visit, "way-issued", language);
        return plot;
    }

    private async Task AtTheCounter(string language, string number)
    {
        await using var visit = await Visit.As(
            browser.Chromium, site, "distribution-worker", "/distribution", language);
        var page = visit.Page;
        await Assertions.Expect(page.Locator("form[action*='handler=IssueAll']")).ToHaveCountAsync(0);
        await page.FillAsync("#counter [name=household]", number);
        await page.ClickAsync("#counter form[role=search] button");
        await page.Locator("#counter form[method=post] button").ClickAsync();
        await Assertions.Expect(page.Locator("#counter .status.good")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#counter form[method=post]")).ToHaveCountAsync(0);
        await PagesTests.Look(visit, "way-served", language);
    }

    // A plot of the first family of the camp, as the plan of its block names it.
    private async Task<string> TakenPlot(IPage page)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"{site.Address}/shelter?household={site.Households[0]}");
        var plot = await other.Locator("#desk .facts dd").Nth(2).InnerTextAsync();
        await other.CloseAsync();
        return plot;
    }
}
