using Aman.Access;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>Several hub processes on one PostgreSQL, and a PostgreSQL that goes away for a moment.</summary>
public class SharedPostgresTests
{
    [Fact]
    public async Task A_rebuild_beside_another_writer_loses_nothing_and_no_reader_sees_half_of_it()
    {
        var where = Engines.New("postgres");
        await using var one = new Hub(where, "n1");
        await using var two = new Hub(where, "n2");
        using var end = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(async writer =>
        {
            for (var at = 0; !end.IsCancellationRequested; at++)
            {
                await two.Journal.Record(
                    new GrantRole($"u{writer}", "negotiator", $"o{at}", "z"), Roles.Terminal, Guid.CreateVersion7());
            }
        }).ToList();
        var reader = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                var (entries, rows) = two.Journal.Read(tables => (
                    tables.One<long>($"select count(*) from entries"),
                    tables.One<long>($"select count(*) from roles")));
                Assert.Equal(entries, rows);
                await Task.Yield();
            }
        });
        for (var at = 0; at < 12; at++)
        {
            one.Journal.Rebuild();
        }

        await end.CancelAsync();
        await Task.WhenAll([.. writers, reader]);
        var live = one.Database.Fingerprints(Schema.Sql);
        one.Journal.Rebuild();
        Assert.Equal(live, one.Database.Fingerprints(Schema.Sql));
        Assert.Empty(one.Journal.Verify().Faults);
    }

    [Fact]
    public async Task A_node_goes_on_when_its_connections_were_cut()
    {
        await using var hub = new Hub(Engines.New("postgres"), "n1");
        await hub.Journal.Record(new GrantRole("u1", "negotiator", "o", "z"), Roles.Terminal, Guid.CreateVersion7());
        hub.Journal.Read(tables => Roles.Of(tables, "u1"));
        using (var other = new Database(hub.Where))
        {
            other.Read(tables => tables.Query<string>($"""
                select cast(pg_terminate_backend(pid) as text) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                """));
        }

        Assert.Single(hub.Journal.Read(tables => Roles.Of(tables, "u1")));
        await hub.Journal.Record(new GrantRole("u2", "negotiator", "o", "z"), Roles.Terminal, Guid.CreateVersion7());
        Assert.Single(hub.Journal.Read(tables => Roles.Of(tables, "u2")));
        Assert.Equal(2, hub.Journal.Verify().Entries);
    }

    [Fact]
    public async Task Many_who_read_at_once_take_turns_and_leave_the_server_room_for_others()
    {
        await using var hub = new Hub(Engines.New("postgres"), "n1");
        var readers = Enumerable.Range(0, 200).Select(_ => new Thread(() => hub.Journal.Read(tables =>
            tables.Query<string>($"select cast(pg_sleep(0.02) as text)")))).ToList();
        readers.ForEach(reader => reader.Start());
        readers.ForEach(reader => reader.Join());
        using var other = new Database(hub.Where);
        Assert.InRange(other.Read(tables => tables.One<long>($"""
            select count(*) from pg_stat_activity where datname = current_database()
            """)), 2, 24);
    }

    private sealed class Hub : IAsyncDisposable
    {
        public Hub(string where, string name)
        {
            (Where, Database) = (where, new Database(where));
            Journal = new(Database, Facts.All, Schema.Built, new(name, new byte[32]), TimeProvider.System,
                Roles.Require);
        }

        public string Where { get; }

        public Database Database { get; }

        public Journal Journal { get; }

        public async ValueTask DisposeAsync()
        {
            await Journal.DisposeAsync();
            Database.Dispose();
        }
    }
}
