using Microsoft.Playwright;

namespace Aman.Tests.Browser;

/// <summary>One page opened in a fresh browser context, with all that it loaded and complained of.</summary>
public sealed class Visit : IAsyncDisposable
{
    private Visit(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // Reading the map back into a screenshot makes the graphics driver warn; no reader of a page does that.
            if (message.Type is "error" or "warning"
                && !message.Text.Contains("GL Driver Message", StringComparison.Ordinal))
            {
                Complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Addresses.Add(request.Url);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Addresses { get; } = [];

    public int Status { get; private set; }

    public static async Task<Visit> To(
        IBrowser browser, Site site, string path, string language, int width = 1280, bool signedIn = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            Locale = language, ViewportSize = new() { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        var visit = new Visit(context, await context.NewPageAsync());
        if (signedIn)
        {
            await SignIn(visit, site);
        }
        var response = await visit.Page.GotoAsync(site.Address + path, new() { WaitUntil = WaitUntilState.Load });
        visit.Status = response!.Status;
        await visit.Page.EvaluateAsync("document.fonts.ready.then(() => 0)");
        if (await visit.Page.Locator("[data-map]").CountAsync() > 0)
        {
            await visit.Page.Locator("[data-map][data-drawn]").WaitForAsync();
        }
        return visit;
    }

    /// <summary>One who holds a single role signs in and opens a page.</summary>
    public static async Task<Visit> As(IBrowser browser, Site site, string login, string path, string language)
    {
        var visit = await To(browser, site, "/sign-in", language, signedIn: false);
        await visit.Page.FillAsync("[name=Login]", login);
        await visit.Page.FillAsync("[name=Password]", Site.Password);
        await visit.Page.ClickAsync("main button");
        await visit.Page.WaitForURLAsync(site.Address + "/");
        await visit.Page.GotoAsync(site.Address + path);
        return visit;
    }

    /// <summary>Signs in as a person does, once; later visits bring the cookie along.</summary>
    private static async Task SignIn(Visit visit, Site site)
    {
        if (site.Cookies.Count == 0)
        {
            await visit.Page.GotoAsync(site.Address + "/sign-in");
            await visit.Page.FillAsync("[name=Login]", Site.Login);
            await visit.Page.FillAsync("[name=Password]", Site.Password);
            await visit.Page.ClickAsync("main button");
            await visit.Page.WaitForURLAsync(site.Address + "/");
            site.Cookies = [.. (await visit.Context.CookiesAsync()).Select(cookie =>
                new Cookie { Name = cookie.Name, Value = cookie.Value, Url = site.Address })];
            await visit.Page.GotoAsync("about:blank");
            visit.Addresses.Clear();
            visit.Complaints.Clear();
        }
        await visit.Context.AddCookiesAsync(site.Cookies);
    }

    /// <summary>Bytes of all bodies the page is made of, compressed as they came, also those its browser kept from an
    /// earlier page; without the map's own scripts and shapes.</summary>
    public async Task<int> Bytes() => await Page.EvaluateAsync<int>("""
        () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
            .filter(part => !/\/lib\/map|\/map\//.test(part.name))
            .reduce((sum, part) => sum + part.encodedBodySize, 0)
        """);

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
