using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Aman.Access;
using Aman.App.Demo;
using Aman.App.SignIn;
using Aman.People;
using Aman.Zones;

namespace Aman.App.Commands;

/// <summary>Whole households of five, about 25 fields, registered durably over HTTP by a signed-in registrar. The
/// clients run in this process and share its cores with the server.</summary>
public static class BenchHouseholds
{
    private const int Rounds = 3;
    internal const string Zone = "bench";
    private const string Outline =
        """{"type":"Polygon","coordinates":[[[36.3,32.28],[36.35,32.28],[36.35,32.31],[36.3,32.31],[36.3,32.28]]]}""";

    private static readonly int[] Clients = [1, 8, 32];

    public static async Task Run(Node node, string where, Figures figures, double seconds)
    {
        await OpenZone(node.Journal);
        await using var app = WebHost.Build(node, "http://127.0.0.1:0");
        await app.StartAsync();
        var registrar = await app.Services.GetRequiredService<Users>().Add("registrar", "only for the benchmark");
        await Do(node.Journal, new GrantRole(registrar.Id, "gate-registrar", "unhcr", Zone));
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients.Max() })
        {
            BaseAddress = new(app.Urls.First()),
        };
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Sessions.Token(app.Services, registrar).Token);
        using var raw = new BenchRaw(where, 1);
        var beside = new Loop(1, raw.One);
        var loops = Clients.Select(clients => new Loop(clients, _ => Register(http))).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var loop in loops.Append(beside))
            {
                await loop.Run(seconds / Rounds);
            }
        }

        foreach (var (clients, loop) in Clients.Zip(loops))
        {
            figures.Add($"{node.Database.Engine}.http-household.{clients}", loop);
        }

        figures.Add($"{node.Database.Engine}.http-raw-single.1", beside.Rate);
        await app.StopAsync();
    }

    private static async Task Register(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/households")
        {
            Content = JsonContent.Create(Household(), options: Json.Strict),
            Version = HttpVersion.Version11,
        };
        request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7():D}");
        using var answer = await http.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.Created)
        {
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }
    }

    private static RegisterHousehold Household() => new(Zone, $"{Guid.CreateVersion7():D}", "SY12", new(2026, 1, 5),
        [.. Enumerable.Range(0, 5).Select(at => new Person(
            $"{Guid.CreateVersion7():D}", at % 2 == 0 ? Sexes.Female : Sexes.Male,
            at switch { 0 => Relations.Head, 1 => Relations.Spouse, _ => Relations.Child },
            new(at < 2 ? 1985 + at : 2008 + at, 1 + at, 10 + at),
            new(new("مثال", "تجربة", null, "قياس"), new("Example", "Trial", null, "Measure")),
            Phones: at == 0 ? ["+962700000000"] : null))]);

    internal static async Task OpenZone(Journal journal)
    {
        Party[] parties =
        [
            new("host", "Host authority", null, PartyKinds.HostAuthority),
            new("unhcr", "UNHCR", null, PartyKinds.Unhcr),
            new("icrc", "International Committee of the Red Cross", null, PartyKinds.InternationalOrganisation),
        ];
        foreach (var party in parties)
        {
            await Do(journal, new RecordParty(party.Id, party.Name, party.NameArabic, party.Kind));
        }

        await Do(journal, new ProposeZone(Zone, "Benchmark", null, Outline, 80_000, "Families without a home",
            new(2026, 1, 1), new(2027, 1, 1), null, "host", "unhcr"));
        await Do(journal, new NotifyParties(Zone, [.. parties.Select(party => party.Id)]));
        foreach (var party in parties)
        {
            await journal.Record(new AnswerProposal(Zone, party.Id, Answers.Accepts, "We have read it.", [], "Head"),
                await Liaison.Of(journal, party.Id), Guid.CreateVersion7());
        }

        await Do(journal, new OpenZone(Zone));
    }

    private static Task<Recorded> Do<T>(Journal journal, T command)
        where T : ICommand => journal.Record(command, Roles.Terminal, Guid.CreateVersion7());
}
