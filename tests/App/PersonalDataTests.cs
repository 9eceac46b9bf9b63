using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.App;

public class PersonalDataTests
{
    private const string Household = "01890000-0000-7000-8000-000000000001";
    private const string Register = """
        {"zone":"zaatari","household":"01890000-0000-7000-8000-000000000001","registeredOn":"2026-02-01","persons":[
          {"id":"01890000-0000-7000-8000-000000000002","sex":"female","relation":"head","birth":{"year":1984},
           "names":{"latin":{"given":"Invented","family":"Example"}}}]}
        """;

    private const string Read =
        """{"zone":"zaatari","household":"01890000-0000-7000-8000-000000000001","reason":"registration"}""";

    private static readonly Scenario[] Scenarios =
    [
        new("a household", "POST", "/api/households", "gate-registrar@zaatari", Register, 201, "\"number\":", 1),
        new("the same household anew", "POST", "/api/households", "gate-registrar@zaatari", Register, 422,
            "household-known", 0),
        new("a person without a sex", "POST", "/api/households", "gate-registrar@zaatari",
            Register.Replace("\"sex\":\"female\",", "", StringComparison.Ordinal), 400, "persons[0].sex", 0),
        new("a search shows initials only", "POST", "/api/zones/zaatari/households/search", "gate-registrar@zaatari",
            """{"text":"invented"}""", 200, "\"initials\":\"I… E…\"", 1),
        new("a search elsewhere", "POST", "/api/zones/azraq/households/search", "gate-registrar@zaatari",
            """{"text":"invented"}""", 403, "not-permitted", 0),
        new("a reading", "POST", "/api/households/readings", "gate-registrar@zaatari", Read, 201,
            "\"given\":\"Invented\"", 1),
        new("a reading by another role", "POST", "/api/households/readings", "site-manager@zaatari", Read, 403,
            "not-permitted", 0),
        new("a reading of what is not there", "POST", "/api/households/readings", "gate-registrar@zaatari",
            Read.Replace("0001\"", "0009\"", StringComparison.Ordinal), 422, "household-absent", 0),
        new("figures", "GET", "/api/zones/zaatari/people", "liaison@zaatari", null, 200,
            "{\"below\":10,\"shown\":[]}", 0),
    ];

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Personal_data_is_registered_searched_and_read_on_record(string engine)
    {
        await using var web = await Web.Serve(engine);
        await web.Node.Open();
        foreach (var role in (string[])["gate-registrar", "site-manager", "liaison"])
        {
            await web.User(role, "zaatari");
        }

        foreach (var scenario in Scenarios)
        {
            await scenario.Play(web);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_reading_sent_again_hands_nothing_out_because_it_would_not_be_recorded(string engine)
    {
        await using var web = await Web.Serve(engine);
        await web.Node.Open();
        var token = await web.User("gate-registrar", "zaatari");
        await web.Send("POST", "/api/households", token, Register, Guid.CreateVersion7());
        var id = Guid.CreateVersion7();
        Assert.Equal(201, (await web.Send("POST", "/api/households/readings", token, Read, id)).Status);
        var (status, body) = await web.Send("POST", "/api/households/readings", token, Read, id);
        Assert.Equal(409, status);
        Assert.DoesNotContain("Invented", body, StringComparison.Ordinal);
        var reads = web.Node.Journal.Read(tables => tables.Query<string>($"select household from personal_data_reads"));
        Assert.Equal([Household], reads);
    }
}
