using Aman.Access;
using Aman.App;
using Aman.People;
using Xunit;

namespace Aman.Tests.App;

using Limits = Aman.App.Limits;

public class RoutesTests
{
    private const string Grants = "/api/roles/grants", Admin = "administrator@world";
    private const string Grant = """{"user":"u1","role":"gate-registrar","organisation":"unhcr","zone":"zaatari"}""";

    private static readonly Scenario[] Scenarios =
    [
        new("a good command", "POST", Grants, Admin, Grant, 201, "\"number\":", 1),
        new("the same again changes nothing", "POST", Grants, Admin, Grant, 200, "\"number\":null", 0),
        new("nobody", "POST", Grants, null, Grant, 401, "not-signed-in", 0),
        new("another role", "POST", Grants, "liaison@world", Grant, 403, "access.grant", 0),
        new("another zone", "POST", Grants, "administrator@zaatari", Grant, 403, "not-permitted", 0),
        new("no command id", "POST", Grants, Admin, Grant, 400, "Idempotency-Key", 0) { WithId = false },
        new("a refusal", "POST", Grants, Admin, With("gate-", "sea-"),
            422, "\"code\":\"role-unknown\",\"number\":7", 0),
        new("an unknown field", "POST", Grants, Admin,
            With("organisation", "organization"), 400,
            "{\"field\":\"organization\",\"fault\":\"is not known here; the fields are user, role", 0),
        new("a missing field", "POST", Grants, Admin, """{"user":"u1"}""", 400,
            "{\"field\":\"zone\",\"fault\":\"is missing; give text.\"}", 0),
        new("a wrong type", "POST", Grants, Admin, With("\"u1\"", "7"),
            400, "{\"field\":\"user\",\"fault\":\"must be text.\"}", 0),
        new("an empty field", "POST", Grants, Admin, With("\"u1\"", "null"),
            400, "{\"field\":\"user\",\"fault\":\"must not be null.\"}", 0),
        new("nothing in a list", "POST", "/api/places", Admin, """{"places":[null]}""", 400,
            "{\"field\":\"places[0]\",\"fault\":\"must not be null.\"}", 0),
        new("a field twice", "POST", Grants, Admin, With("}", ",\"zone\":\"z\"}"),
            400, "names a field twice", 0),
        new("no JSON", "POST", Grants, Admin, "user=u1", 400, "not JSON", 0),
        new("a body too large", "POST", Grants, Admin, new string('x', Limits.BodyBytesMax + 1), 413,
            "body-too-large", 0),
        new("an address too many", "GET", "/api/nothing", Admin, null, 404, "not-found", 0),
        new("a wrong method", "DELETE", Grants, Admin, null, 405, "This address takes POST only", 0),
        new("a wrong method of sign-in", "GET", "/api/sign-in", null, null, 405, "method-wrong", 0),
        new("something behind the body", "POST", Grants, Admin, Grant + "{}", 400, "not JSON", 0),
        new("half a letter in a field's name", "POST", Grants, Admin, With("user", "\\ud800"), 400,
            "half a letter", 0),
        new("half a letter in a text", "POST", Grants, Admin, With("u1", "\\ud800"), 400, "must be text", 0),
        new("a number without end", "POST", "/api/places", Admin, Place("1e400"), 400,
            "{\"field\":\"places[0].latitude\",\"fault\":\"must be a number", 0),
        new("NUL in an address", "GET", "/api/places?inside=a%00b", Admin, null, 422, "text-unstorable", 0),
        new("NUL at a page's address", "GET", "/sharing/disclosures?id=%00", "gate-registrar@zaatari", null, 422,
            "<h1>", 0),
        new("NUL in a login", "POST", "/api/sign-in", null, """{"name":"a\u0000","password":"x"}""", 422,
            "text-unstorable", 0),
        new("NUL in a search", "POST", "/api/zones/zaatari/households/search", "gate-registrar@zaatari",
            """{"text":"a\u0000b"}""", 422, "text-unstorable", 0),
        new("a number that ends", "POST", "/api/places", Admin, Place("33.5"), 201, "\"number\":", 1),
        new("the list of refusals", "GET", "/api/refusals", null, null, 200, "\"not-permitted\",\"status\":403", 0),
        new("health", "GET", "/health", null, null, 200, "good", 0),
        new("the document", "GET", "/openapi/v1.json", null, null, 200, "\"/api/roles/grants\"", 0),
        new("who I am", "GET", "/api/session", "liaison@zaatari", null, 200, "\"role\":\"liaison\"", 0),
    ];

    [Fact]
    public void What_a_programme_gives_is_a_list_and_not_a_text_that_holds_one()
    {
        var winter = new Aid.Programme("winter", "Winter", null, """[{"Item":"kit","Amount":2,"Per":"household"}]""",
            "first", Aid.ProgrammeModes.Strict, "n1");
        Assert.Contains("\"items\":[{\"item\":\"kit\",\"amount\":2,\"per\":\"household\"}]",
            System.Text.Json.JsonSerializer.Serialize(winter, Json.Strict), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_request_answers_and_writes_what_its_scenario_says(string engine)
    {
        await using var web = await Web.Serve(engine);
        foreach (var who in Scenarios.Select(scenario => scenario.Who).Distinct().OfType<string>())
        {
            await web.User(who.Split('@')[0], who.Split('@')[1]);
        }

        foreach (var scenario in Scenarios)
        {
            await scenario.Play(web);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_command_sent_twice_is_recorded_once_and_its_id_cannot_be_used_for_another(string engine)
    {
        await using var web = await Web.Serve(engine);
        var token = await web.User("administrator", Entry.World);
        var id = Guid.CreateVersion7();
        var (first, body) = await web.Send("POST", Grants, token, Grant, id);
        var (again, same) = await web.Send("POST", Grants, token, Grant, id);
        var (other, refused) = await web.Send("POST", Grants, token, With("u1", "u2"), id);
        Assert.Equal((201, 200, 409), (first, again, other));
        Assert.Equal(body.Replace("\"repeated\":false", "\"repeated\":true", StringComparison.Ordinal), same);
        Assert.Contains("command-id-used", refused, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_fault_of_the_program_answers_with_an_id_and_nothing_of_what_was_sent(string engine)
    {
        await using var web = await Web.Serve(engine);
        var token = await web.User("administrator", Entry.World);
        web.Node.Database.Transact(tables =>
        {
            tables.Execute($"drop table entries");
            return 0;
        });
        var (status, body) = await web.Send("POST", Grants, token, Grant, Guid.CreateVersion7());
        Assert.Equal(500, status);
        Assert.Contains("\"id\":\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("entries", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_it_on_this_node()
    {
        await using var web = await Web.Serve("sqlite");
        using var client = web.Browser();
        foreach (var path in (string[])["/sign-in", "/api/refusals", "/api/nothing", "/health", "/help"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public void Every_command_of_the_program_has_exactly_one_route()
    {
        var commands = typeof(GrantRole).Assembly.GetTypes()
            .Where(type => type.IsClass && typeof(ICommand).IsAssignableFrom(type));
        var routed = Routes.All.Select(route => route.Takes).OfType<Type>().ToList();
        Assert.Equal(routed.Count, routed.Distinct().Count());
        // A search is a question; it records by itself what it shows.
        Assert.Equal([nameof(ShowFound)], commands.Except(routed).Select(type => type.Name)
            .Order(StringComparer.Ordinal));
    }

    private static string Place(string latitude) => "{\"places\":[{\"id\":\"XX\",\"kind\":\"country\",\"code\":\"XXX\","
        + $"\"name\":\"Nowhere\",\"latitude\":{latitude},\"longitude\":36,\"source\":\"a test\"}}]}}";

    private static string With(string what, string instead) => Grant.Replace(what, instead, StringComparison.Ordinal);
}
