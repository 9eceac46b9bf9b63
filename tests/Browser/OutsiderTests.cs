namespace Aman.Tests.Browser;

/// <summary>What a party's liaison sees of figures: steps of ten, said in words, and nothing of the stock.</summary>
[Collection(nameof(Everything))]
public sealed class OutsiderTests(Browser browser, Site site)
{
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ar", 390)]
    public async Task A_liaison_sees_figures_in_steps_and_no_small_one(string language, int width)
    {
        await using var visit = await Visit.To(browser.Chromium, site, "/sign-in", language, width, signedIn: false);
        await visit.Page.FillAsync("[name=Login]", Site.Outsider);
        await visit.Page.FillAsync("[name=Password]", Site.Password);
        await visit.Page.ClickAsync("main button");
        await visit.Page.WaitForURLAsync(site.Address + "/");
        await Screenshots.Take(visit.Page, "/outsider", language, width);
        var figures = await visit.Page.Locator("dl.figures > div > dd:nth-of-type(1)").AllInnerTextsAsync();
        var counts = figures.Where(text => !text.Contains('%', StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(counts);
        Assert.All(counts, text => Assert.Matches(@"^(\u2066?<10\u2069?|[\d,]*0)$", text.Trim()));
        Assert.Equal(0, await visit.Page.Locator("a[href='/stock']").CountAsync());
        Assert.Contains("10", await visit.Page.Locator("main > p.soft").First.InnerTextAsync(),
            StringComparison.Ordinal);
    }
}
