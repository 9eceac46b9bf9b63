using System.Diagnostics;
using Aman.Access;
using Aman.Aid;
using Aman.People;
using Aman.Shelter;

namespace Aman.App.Commands;

/// <summary>The journal's figures on one engine.</summary>
/// <param name="only">The one part to measure; null for all.</param>
public sealed class BenchJournal(Figures figures, double seconds, int entries, string? only)
{
    private const int Rounds = 3;
    private static readonly int[] Clients = [1, 8, 64];

    /// <param name="where">An empty folder, or a connection string to a database made for this.</param>
    public async Task Run(string where)
    {
        await using var node = Node.Open(where, "only for the benchmark", TimeProvider.System);
        if (only is null or "record")
        {
            await Record(node, where);
        }

        if (only is null or "accept")
        {
            await Exchange(where, node.Database.Engine, "", Chain(entries, OneRow));
            await Exchange(where, node.Database.Engine, "-demo", Chain(entries, OfDemo));
        }

        if (only is null or "http")
        {
            await BenchHouseholds.Run(node, where, figures, seconds);
        }
    }

    // Each command grants a role: it reads the user's roles, and writes the entry, one row and the signed head.
    private async Task Record(Node node, string where)
    {
        var engine = node.Database.Engine;
        using var raw = new BenchRaw(where, Clients.Max());
        var user = 0L;
        var loops = new Dictionary<string, Loop>();
        foreach (var clients in Clients)
        {
            loops.Add($"{engine}.record.{clients}", new(clients, _ => node.Journal.Record(
                new GrantRole($"u{Interlocked.Increment(ref user)}", "gate-registrar", "unhcr", "zaatari"),
                Roles.Terminal, Guid.CreateVersion7())));
            loops.Add($"{engine}.raw-single.{clients}", new(clients, raw.One));
        }

        var grouped = new Loop(1, raw.Group);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var loop in loops.Values.Append(grouped))
            {
                await loop.Run(seconds / Rounds);
            }
        }

        foreach (var (name, loop) in loops)
        {
            figures.Add(name, loop);
        }

        figures.Add($"{engine}.raw-grouped.1", grouped.Rate * 64);
    }

    // A whole chain of another node comes in, batch by batch; then the tables are made anew from it.
    private async Task Exchange(string where, string engine, string mix, List<Entry> chain)
    {
        using var key = Key();
        var heads = new[] { key.Sign(chain[^1]) };
        var fresh = where.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? where.Replace("Database=", $"Database=accept{mix}_", StringComparison.OrdinalIgnoreCase)
            : Path.Combine(where, $"accept{mix}");
        await using var node = Node.Open(fresh, null, TimeProvider.System);
        var start = Stopwatch.GetTimestamp();
        foreach (var batch in chain.Chunk(Aman.Limits.BatchMax))
        {
            node.Journal.Accept(batch, heads);
        }

        figures.Add($"{engine}.accept{mix}.1", chain.Count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        start = Stopwatch.GetTimestamp();
        node.Journal.Rebuild();
        figures.Add($"{engine}.rebuild{mix}.1", chain.Count / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static List<Entry> Chain(int count, Func<int, Fact> fact)
    {
        using var key = Key();
        var clock = new Clock(TimeProvider.System);
        var chain = new List<Entry>(count);
        for (var at = 0; at < count; at++)
        {
            var command = $"{Guid.CreateVersion7():D}/{at:x32}";
            chain.Add(new Entry(key.Node, "zaatari", at + 1, clock.Next(0), "u1", command, Facts.All.Write(fact(at)),
                at == 0 ? "" : chain[^1].Hash, "").Hashed());
        }

        return chain;
    }

    private static NodeKey Key() => new("bench", new byte[32]);

    // By turns a household's arrival, its plot, and a role: facts of one row, as most are.
    private static Fact OneRow(int at) => (at % 3) switch
    {
        0 => new HouseholdArrived(Household(at / 3), 5, "SY12", 1_700_000_000_000),
        1 => new ShelterAssigned(Household(at / 3), $"zaatari/D1-B1-H{at}", false),
        _ => new RoleGranted($"u{at}", "gate-registrar", "unhcr", "zaatari"),
    };

    private static string Household(int at) => $"018f0000-0000-7000-8000-{at:d12}";

    // What the demo's journal is made of, by turns: a household of five with sealed persons (6 rows), its arrival, its
    // plot, and its collection of four items.
    private static Fact OfDemo(int at)
    {
        var household = Household(at / 4);
        return (at % 4) switch
        {
            0 => new HouseholdRegistered(household, "SY12", new(2026, 1, 5), [.. Enumerable.Range(0, 5).Select(person =>
                new RegisteredPerson($"018f0000-0000-7000-8001-{at:d8}000{person}", person == 0, "female", "18-59",
                    new(new string('a', 300)), person == 0 ? new(new string('b', 300)) : null))]),
            1 => new HouseholdArrived(household, 5, "SY12", 1_700_000_000_000),
            2 => new ShelterAssigned(household, $"zaatari/D1-B1-H{at}", false),
            _ => new AidCollected(household, "basic", "2026-01",
                [new("blanket", 5), new("soap", 10), new("tarpaulin", 1), new("bucket", 1)], null),
        };
    }
}
