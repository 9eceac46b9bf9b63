using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Aman.Access;
using Aman.Tests.Topics.Aid;
using Aman.Tests.Topics.People;
using Aman.Tests.Topics.Zones;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Aman.Tests.App.Pages;

/// <summary>Forms that no browser sends, and times at which nothing can be written.</summary>
public sealed partial class FormsTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_form_that_cannot_be_read_is_answered_with_the_page_of_a_problem(string engine)
    {
        await using var at = await Desk.Open(engine, "gate-registrar");
        var (status, page) = await at.Post("/people/register", "Persons[0].Name=Sal\0ma", "Persons[0].Kin=woman");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("<h1>", page, StringComparison.Ordinal);

        // What the form says of a status counts for nothing.
        (status, _) = await at.Post("/people/register?handler=Nothing", "Status=599", "Command=no id");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(404, (int)(await at.Post("/people/nowhere", "Status=200")).Status);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_new_person_without_a_name_is_refused_by_the_field(string engine)
    {
        await using var at = await Desk.Open(engine, "gate-registrar");
        var household = (await Somebody.Register(at.Web.Node, Somebody.Head())).Household;
        var before = at.Web.Entries;
        var (status, page) = await at.Post($"/households/{household}?handler=Add", "person.Kin=daughter", "why=birth",
            "on=2026-01-01", $"Command={Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("household-field", page, StringComparison.Ordinal);
        Assert.Equal(before, at.Web.Entries);
    }

    [Fact]
    public async Task A_photo_on_its_way_to_its_seal_does_not_touch_the_disk()
    {
        await using var web = await Web.Serve("sqlite");
        var asConfigured = web.Services.GetRequiredService<IOptions<FormOptions>>().Value;
        Assert.True(await StaysInMemory(asConfigured));

        // The control: what ASP.NET Core does by itself.
        Assert.False(await StaysInMemory(new()));

        async Task<bool> StaysInMemory(FormOptions options)
        {
            using var photo = new ByteArrayContent(new byte[Aman.App.Limits.BodyBytesMax - 1_000]);
            using var form = new MultipartFormDataContent { { photo, "photo", "photo.jpg" } };
            var http = new DefaultHttpContext { RequestServices = web.Services };
            http.Request.ContentType = form.Headers.ContentType!.ToString();
            http.Request.Body = new OneWay(await form.ReadAsByteArrayAsync());
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, options));
            var file = Assert.Single((await http.Request.ReadFormAsync()).Files);
            await using var stream = file.OpenReadStream();
            // A part of the body is read by way of what holds all of it.
            var inner = stream.GetType().GetField("_inner", BindingFlags.NonPublic | BindingFlags.Instance)!;
            return Assert.IsType<FileBufferingReadStream>(inner.GetValue(stream)).InMemory;
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_checks_the_journal_is_told_of_the_chains_of_the_own_zone_alone(string engine)
    {
        await using var at = await Desk.Open(engine, "site-manager");
        var node = at.Web.Node;
        await node.Journal.Record(Zaatari.Proposal with { Zone = "azraq", Name = "Azraq" }, Roles.Terminal,
            Guid.CreateVersion7());
        node.Database.Transact(tables =>
        {
            tables.Execute($"update entries set actor = 'somebody else' where scope = 'azraq'");
            return 0;
        });
        var mine = await at.Get("/journal?verify=true");
        Assert.DoesNotContain("azraq", mine, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("notice good", mine, StringComparison.Ordinal);
        var total = node.Journal.Heads().Single(head => head.Scope == Store.Zone).Number;
        Assert.Contains(total.ToString("N0", CultureInfo.InvariantCulture), mine, StringComparison.Ordinal);

        // The control: whoever may see all chains is shown the fault.
        await using var all = await Desk.Of(at.Web, "administrator", Entry.World);
        Assert.Contains("azraq 1</span> was altered", await all.Get("/journal?verify=true"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_as_such_nothing_is_half_done_and_the_same_id_goes_on()
    {
        await using var at = await Desk.Open("sqlite", "gate-registrar");
        var node = at.Web.Node;
        long Room(long pages) => node.Database.Transact(tables => tables.One<long>($"pragma max_page_count = 1"))
            + (pages == 0 ? 0 : node.Database.Transact(tables => tables.One<long>($"pragma max_page_count = 999999")));
        Room(0);
        var token = await at.Web.User("gate-registrar", Store.Zone);
        var (id, before) = (Guid.CreateVersion7(), at.Web.Entries);
        var (status, body) = (0, "");
        // What is free in pages that are begun takes some entries yet.
        for (var tries = 0; status is 0 or 201 && tries < 2_000; tries++)
        {
            id = Guid.CreateVersion7();
            (status, body) = await at.Web.Send("POST", "/api/arrivals", token, Arrival(id), id);
            before += status == 201 ? 1 : 0;
        }

        Assert.Equal(503, status);
        Assert.Contains("database-away", body, StringComparison.Ordinal);
        Assert.Equal(before, at.Web.Entries);
        var (page, words) = await at.Post("/shelter?handler=Arrive", "household=CARD2", "people=4",
            "unregistered=true", $"Command={Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page);
        Assert.Contains("cannot be written", words, StringComparison.Ordinal);
        Room(1);
        Assert.Equal(201, (await at.Web.Send("POST", "/api/arrivals", token, Arrival(id), id)).Status);
        Assert.Empty(node.Verify().Faults);
    }

    private static string Arrival(Guid id) =>
        $"{{\"zone\":\"{Store.Zone}\",\"household\":\"CARD-{id:N}\",\"people\":4}}";

    private sealed class Desk(Web web, HttpClient browser, bool owns) : IAsyncDisposable
    {
        public Web Web => web;

        public static async Task<Desk> Open(string engine, string role) =>
            await Of(await Web.Serve(await Store.Open(engine)), role, Store.Zone, owns: true);

        public static async Task<Desk> Of(Web web, string role, string zone, bool owns = false)
        {
            var browser = web.Browser();
            browser.DefaultRequestHeaders.Authorization = new("Bearer", await web.User(role, zone));
            return new(web, browser, owns);
        }

        public Task<string> Get(string path) => browser.GetStringAsync(path);

        public async Task<(HttpStatusCode Status, string Page)> Post(string path, params string[] fields)
        {
            var guard = Guard().Match(await Get("/help")).Groups[1].Value;
            using var form = new FormUrlEncodedContent(
                fields.Append($"__RequestVerificationToken={guard}").Select(field => field.Split('=', 2))
                    .Select(field => KeyValuePair.Create(field[0], field[1])));
            using var answer = await browser.PostAsync(path, form);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        public async ValueTask DisposeAsync()
        {
            browser.Dispose();
            if (owns)
            {
                await web.DisposeAsync();
            }
        }
    }

    /// <summary>As what comes from the network, it cannot be read twice.</summary>
    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Guard();
}
