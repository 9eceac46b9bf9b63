using Microsoft.Playwright;

namespace Aman.Tests.Browser;

/// <summary>One page opened in a fresh browser context, with all that it loaded and complained of.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly List<IResponse> responses = [];

    private Visit(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Addresses.Add(request.Url);
        page.Response += (_, response) => responses.Add(response);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Addresses { get; } = [];

    public int Status { get; private set; }

    public static async Task<Visit> To(
        IBrowser browser, string address, string language, int width = 1280, IEnumerable<Cookie>? cookies = null)
    {
        var context = await browser.NewContextAsync(new()
        {
            Locale = language, ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce,
        });
        if (cookies is not null)
        {
            await context.AddCookiesAsync(cookies);
        }
        var visit = new Visit(context, await context.NewPageAsync());
        var response = await visit.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        visit.Status = response!.Status;
        return visit;
    }

    /// <summary>Bytes sent over the wire, bodies as compressed as they came, without the map's own scripts and shapes.</summary>
    public async Task<int> Bytes()
    {
        var sum = 0;
        foreach (var response in responses.Where(response => !IsMap(response.Url)))
        {
            var sizes = await response.Request.SizesAsync();
            sum += sizes.ResponseBodySize;
        }
        return sum;
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private static bool IsMap(string address) =>
        address.Contains("/lib/map", StringComparison.Ordinal) || address.Contains("/map/", StringComparison.Ordinal);
}
