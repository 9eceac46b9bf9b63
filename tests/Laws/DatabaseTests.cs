using Xunit;

namespace Aman.Tests.Laws;

/// <summary>What is written beside the thread that makes it, many statements at a time, must be whole or not at all,
/// whatever becomes of one of them.</summary>
public class DatabaseTests
{
    /// <summary>More than a few batches of <c>Session</c>.</summary>
    private const int Rows = 2_000;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_statement_that_fails_in_any_batch_leaves_nothing_of_its_transaction(string engine)
    {
        using var database = Made(engine);

        // In the first batch, at the end of one, in the middle, and in the last, which is written with the commit.
        foreach (var wrong in new[] { 1, 255, 256, 1_000, Rows - 1 })
        {
            Assert.ThrowsAny<Exception>(() => database.Transact(tables => Write(tables, wrong)));
            Assert.Equal(0, Kept(database));

            // A question in between waits for what is under way, and meets its failure.
            Assert.ThrowsAny<Exception>(() => database.Transact(tables =>
            {
                Write(tables, wrong);
                return tables.One<long>($"select count(*) from numbers");
            }));
            Assert.Equal(0, Kept(database));
        }

        // The same connection then goes on.
        database.Transact(tables => Write(tables, null));
        Assert.Equal(Rows, Kept(database));
    }

    /// <summary>The control: where the failure of one statement is swallowed, the others stay, and are found.</summary>
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_failure_that_is_swallowed_is_found(string engine)
    {
        using var database = Made(engine);
        database.Transact(tables => Write(tables, 1_000, swallowed: true));
        Assert.Equal(Rows - 1, Kept(database));
    }

    [Fact]
    public void A_connection_that_is_cut_amid_the_batches_leaves_nothing_and_is_open_again_for_the_next()
    {
        var where = Engines.New("postgres");
        using var database = Made(where, at: where);
        using var other = new Database(where);
        var runs = 0;

        void Cut() => other.Read(tables => tables.Query<string>($"""
            select cast(pg_terminate_backend(pid) as text) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """));
        Assert.ThrowsAny<Exception>(() => database.Transact(tables =>
        {
            runs++;
            Write(tables, null);
            Cut();
            return Write(tables, null, from: Rows);
        }));
        Assert.Equal((1, 0L), (runs, Kept(database)));

        // Cut before it had any answer, it is done again, whole.
        const int Few = 100;
        database.Transact(tables =>
        {
            if (runs++ == 1)
            {
                Cut();
            }

            return Write(tables, null, rows: Few);
        });
        Assert.Equal((3, (long)Few), (runs, Kept(database)));
    }

    [Fact]
    public void A_server_that_is_away_and_a_full_disk_are_told_from_a_fault_of_the_program()
    {
        Assert.True(Database.IsAway(Assert.ThrowsAny<Exception>(() =>
            new Database("Host=127.0.0.1;Port=1;Username=u;Database=d"))));
        using var database = Made("sqlite");
        var full = Assert.ThrowsAny<Exception>(() => database.Transact(tables =>
        {
            tables.Query<long>($"pragma max_page_count = 1");
            return Write(tables, null);
        }));
        Assert.True(Database.IsAway(full), full.ToString());
        Assert.Equal(0, Kept(database));
        Assert.False(Database.IsAway(Assert.ThrowsAny<Exception>(() =>
            database.Read(tables => tables.Query<long>($"select nothing from nowhere")))));
        Assert.False(Database.IsAway(new InvalidOperationException("a bug")));
    }

    private static Database Made(string engine, string? at = null)
    {
        var database = new Database(at ?? Engines.File(engine));
        database.Create("create table numbers (number bigint primary key)");
        return database;
    }

    // The row that is wrong stands there twice.
    private static int Write(Tables tables, int? wrong, int from = 0, int rows = Rows, bool swallowed = false)
    {
        for (var at = from; at < from + rows; at++)
        {
            var number = at == wrong ? at - 1 : at;
            if (swallowed)
            {
                tables.Execute($"insert into numbers (number) values ({number}) on conflict do nothing");
            }
            else
            {
                tables.Execute($"insert into numbers (number) values ({number})");
            }
        }

        return 0;
    }

    private static long Kept(Database database) =>
        database.Read(tables => tables.One<long>($"select count(*) from numbers"));
}
