using Aman.Access;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>A computer's clock may be set back, by a dead battery to years ago: its chain must stay one that other
/// nodes, and a restore, take.</summary>
public class ClockLaws
{
    private static readonly DateTimeOffset Then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_node_whose_clock_was_set_back_by_years_goes_on_in_a_chain_that_others_take(string engine)
    {
        var place = Engines.File(engine);
        IReadOnlyList<Entry> entries = [];
        IReadOnlyList<Head> heads = [];
        foreach (var back in new[] { 0, 2, 400, 9_000 })
        {
            await using var hub = new Hub(place, new Standing(Then.AddDays(-back)));
            await hub.Grant($"after {back}");
            await hub.Grant($"after {back} again");
            (entries, heads) = (hub.Journal.Since("n1", Entry.World, 0), hub.Journal.Heads());
        }

        Assert.Equal(8, entries.Count);
        await using var other = new Hub(Engines.File(engine), new Standing(Then));
        Assert.Equal(8, other.Journal.Accept(entries, heads));

        // The control: the same chain with the time that the clock showed is not taken.
        var set = new List<Entry>();
        foreach (var entry in entries)
        {
            var at = set.Count < 2 ? entry.At : Then.AddDays(-2).ToUnixTimeMilliseconds() << 16;
            set.Add((entry with { At = at + set.Count, Previous = set.Count == 0 ? "" : set[^1].Hash }).Hashed());
        }

        using var key = new NodeKey("n1", new byte[32]);
        await using var third = new Hub(Engines.File(engine), new Standing(Then));
        Assert.Equal("chain-broken",
            Assert.Throws<Refused>(() => third.Journal.Accept(set, [key.Sign(set[^1])])).Code);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_processes_that_write_one_chain_with_clocks_apart_leave_it_whole(string engine)
    {
        var place = Engines.File(engine);
        await using var ahead = new Hub(place, new Standing(Then.AddHours(9)));
        await using var behind = new Hub(place, new Standing(Then));
        for (var at = 0; at < 3; at++)
        {
            await ahead.Grant($"ahead {at}");
            await behind.Grant($"behind {at}");
        }

        Assert.Empty(behind.Journal.Verify().Faults);
        await using var other = new Hub(Engines.File(engine), new Standing(Then));
        Assert.Equal(6,
            other.Journal.Accept(behind.Journal.Since("n1", Entry.World, 0), behind.Journal.Heads()));
    }

    private sealed class Hub : IAsyncDisposable
    {
        private readonly Database database;

        public Hub(string place, TimeProvider time)
        {
            database = new(place);
            Journal = new(database, Facts.All, Schema.Built, new("n1", new byte[32]), time, Roles.Require);
        }

        public Journal Journal { get; }

        public Task<Recorded> Grant(string user) => Journal.Record(
            new GrantRole(user, "negotiator", "o", "z"), Roles.Terminal, Guid.CreateVersion7());

        public async ValueTask DisposeAsync()
        {
            await Journal.DisposeAsync();
            database.Dispose();
        }
    }

    private sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
