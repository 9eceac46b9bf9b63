using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Aman.App;
using Aman.App.SignIn;
using Aman.People;
using Aman.Tests.Topics.People;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Network;

/// <summary>The server itself is killed while households come in over HTTP, as from the field.</summary>
public class ServedKillTests(ITestOutputHelper output)
{
    private const int Clients = 8;
    private const string Login = "registrar";

    // AMAN_TEST_KILLS=100 makes it twenty, ten on each engine: a whole server takes seconds to start again.
    private static readonly int Kills = int.TryParse(
        Environment.GetEnvironmentVariable("AMAN_TEST_KILLS"), CultureInfo.InvariantCulture, out var set)
        ? Math.Max(set / 10, 3) : 3;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_household_that_was_acknowledged_is_there_and_sending_all_again_changes_nothing(
        string engine)
    {
        var where = Engines.New(engine);
        var password = await Open(where);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var sent = new ConcurrentDictionary<Guid, string>();
        var acknowledged = new ConcurrentDictionary<Guid, Served.Answer>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = await Served.Start(where, Login, password);
            await SendAgain(server, sent, acknowledged);
            var load = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Register(server, sent, acknowledged)));
            await Task.Delay(random.Next(100, 1_000));
            await server.Kill();
            await load;
        }

        output.WriteLine($"{engine}: {Kills} kills, seed {seed}, {sent.Count} sent, {acknowledged.Count} acknowledged");
        Assert.True(acknowledged.Count > Kills);
        using (var server = await Served.Start(where, Login, password))
        {
            await SendAgain(server, sent, acknowledged);
            Assert.Equal(sent.Count, acknowledged.Count);
            await server.Kill();
        }

        await Look(where, acknowledged.Keys);
        await NegativeControl(where, acknowledged.Keys);
    }

    // Each client sends its next household when the last one was acknowledged, until the server is dead.
    private static async Task Register(Served server, ConcurrentDictionary<Guid, string> sent,
        ConcurrentDictionary<Guid, Served.Answer> acknowledged)
    {
        for (var id = Guid.CreateVersion7(); ; id = Guid.CreateVersion7())
        {
            sent[id] = JsonSerializer.Serialize(Somebody.Household(Somebody.Head(), Somebody.Of(
                Relations.Child, new(null, new("Yusuf", null, null, "al-Hourani")))), Json.Strict);
            if (await server.Send(id, sent[id]) is not { } answer)
            {
                return;
            }

            Assert.False(answer.Repeated);
            acknowledged[id] = answer;
        }
    }

    // As a device does that lost its connection: all again, acknowledged or not.
    private static async Task SendAgain(Served server, ConcurrentDictionary<Guid, string> sent,
        ConcurrentDictionary<Guid, Served.Answer> acknowledged) => await Parallel.ForEachAsync(
        sent, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (command, _) =>
        {
            var answer = await server.Send(command.Key, command.Value);
            Assert.NotNull(answer);
            if (acknowledged.TryAdd(command.Key, answer))
            {
                return;
            }

            Assert.Equal(acknowledged[command.Key] with { Repeated = true }, answer);
        });

    // Each once, the chains whole, and every person's key there: it was durable before the entry was.
    private static async Task Look(string where, ICollection<Guid> acknowledged)
    {
        await using var node = Node.Open(where, Served.Passphrase, TimeProvider.System);
        Assert.Empty(node.Journal.Verify().Faults);
        Assert.Equal(0, Lost(node, acknowledged));
        var households = node.Journal.Read(tables => tables.Query<string>($"select id from households order by id"));
        Assert.Equal(acknowledged.Count, households.Count);
        var people = node.Journal.Read(tables => tables.Query<string>($"select id from people order by id"));
        Assert.Equal(2 * acknowledged.Count, people.Count);
        var keys = node.Keys.Open([.. people.Select(person => $"person:{person}")]);
        Assert.Equal(people.Count, keys.Count);
        var live = node.Database.Fingerprints(Schema.Sql);
        node.Journal.Rebuild();
        Assert.Equal(live, node.Database.Fingerprints(Schema.Sql));
    }

    // What never was recorded, and what was taken away afterwards, is counted as lost.
    private static async Task NegativeControl(string where, ICollection<Guid> acknowledged)
    {
        var place = where.Contains("Host=", StringComparison.Ordinal) ? where : Path.Combine(where, "aman.db");
        Engines.Run(place, $"delete from entries where substr(command, 1, 36) = '{acknowledged.First():D}'");
        await using var node = Node.Open(where, null, TimeProvider.System);
        Assert.Equal(2, Lost(node, [.. acknowledged, Guid.CreateVersion7()]));
        Assert.NotEmpty(node.Journal.Verify().Faults);
    }

    private static int Lost(Node node, IEnumerable<Guid> acknowledged)
    {
        var held = node.Journal.Read(tables => tables.Query<string>(
            $"select substr(command, 1, 36) from entries order by node, scope, number")).ToHashSet();
        return acknowledged.Count(id => !held.Contains($"{id:D}"));
    }

    private static async Task<string> Open(string where)
    {
        await using var node = Node.Open(where, Served.Passphrase, TimeProvider.System);
        await node.Open();
        using var users = new Users(node.Keys.Database, TimeProvider.System);
        var made = await SeedUsers.Make(node, users, [new(Login, "gate-registrar", "unhcr", Zaatari.Zone)]);
        return made[0].Password!;
    }
}
