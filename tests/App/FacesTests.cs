using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Aman.Tests.App;

public sealed class FacesTests
{
    [Fact]
    public async Task Pages_are_kept_nowhere_and_their_forms_have_nothing_to_warn_of()
    {
        await using var web = await Web.Serve("sqlite");
        using var log = new Kept();
        web.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using var browser = await Browser(web, "administrator");
        foreach (var path in (string[])["/sign-in", "/journal", "/no-such-page", "/help", "/api/session"])
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.Headers.CacheControl is { NoStore: true, NoCache: true }, path);
        }

        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task Each_cell_is_labelled_with_its_column_for_narrow_screens()
    {
        await using var web = await Web.Serve("sqlite");
        using var browser = await Browser(web, "administrator");
        var journal = await browser.GetStringAsync("/journal?lang=en");
        Assert.Contains("<td class=\"n\" data-label=\"Number\">1</td>", journal, StringComparison.Ordinal);
        Assert.Contains("data-label=\"By whom\">terminal</td>", journal, StringComparison.Ordinal);
        Assert.Contains("data-label=\"من قام به\">", await browser.GetStringAsync("/journal?lang=ar"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_signing_in_the_page_leads_on_in_either_language_and_says_nothing_of_the_node()
    {
        await using var web = await Web.Serve("sqlite");
        using var browser = web.Browser();
        var page = await browser.GetStringAsync("/sign-in?to=%2Fstock%3Fx%3D1&lang=en");
        Assert.Contains("href=\"?to=%2Fstock%3Fx%3D1&amp;lang=ar\"", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/sign-in?to=%2Fstock%3Fx%3D1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(web.Node.Journal.Key!.Node, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Waiting to be sent", page, StringComparison.Ordinal);
        using var signedIn = await Browser(web, "administrator");
        var journal = await signedIn.GetStringAsync("/journal?lang=en");
        Assert.Contains(web.Node.Journal.Key.Node, journal, StringComparison.Ordinal);
        Assert.Contains("Waiting to be sent", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_refused_by_its_name_and_without_the_terminals_words()
    {
        await using var web = await Web.Serve("sqlite");
        await Topics.Zones.Zaatari.Open(web.Node);
        using var browser = await Browser(web, "gate-registrar");
        var form = await browser.GetStringAsync("/people/import?lang=en");
        const string Before = "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"";
        using var sent = new MultipartFormDataContent
        {
            { new StringContent(form.Split(Before)[1].Split('"')[0]), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("colour,size\nred,2\n")), "files", "things.csv" },
        };
        using var answer = await browser.PostAsync("/people/import?handler=Upload", sent);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("things.csv: no column is understood", page, StringComparison.Ordinal);
        Assert.DoesNotContain("--map", page, StringComparison.Ordinal);
    }

    private static async Task<HttpClient> Browser(Web web, string role)
    {
        var browser = web.Browser();
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await web.User(role, role == "administrator" ? Entry.World : "zaatari"));
        return browser;
    }

    /// <summary>Keeps warnings, and what is worse.</summary>
    private sealed class Kept : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
            {
                Lines.Add(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
