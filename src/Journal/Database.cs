using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Aman;

/// <summary>The only place that knows the engine: SQLite in a file, or PostgreSQL behind a connection string.</summary>
public sealed partial class Database : IDisposable
{
    private const int TriesMax = 50, ReadsMax = 16, ReadWaitMs = 10_000;

    // The writer goes back to the same pages all the time; what readers ask for, the system keeps beside them.
    private const int WriterCacheKb = 64 << 10, ReaderCacheKb = 8 << 10;
    private readonly string where;
    private readonly bool postgres, safe;
    private readonly BlockingCollection<Session?> readers = new(new ConcurrentStack<Session?>(new Session?[ReadsMax]));
    private readonly Lock writing = new();
    private readonly Session writer;

    // Each connection is used by one thread at a time, so SQLite need not lock at each value.
    static Database()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
    }

    /// <param name="where">A file's path, or <c>Host=…;Database=…</c>.</param>
    /// <param name="safe">False only for negative controls and benchmarks: commits are not flushed to disk.</param>
    public Database(string where, bool safe = true)
    {
        (postgres, this.safe) = (where.Contains("Host=", StringComparison.OrdinalIgnoreCase), safe);
        // A statement is planned once, perhaps while its table is empty; by an index it stays right when that grows.
        this.where = postgres ? new NpgsqlConnectionStringBuilder(where)
        {
            SearchPath = "tables,public", MaxAutoPrepare = 400, AutoPrepareMinUsages = 2, IncludeErrorDetail = false,
            Options = $"-c synchronous_commit={(safe ? "on" : "off")} -c enable_seqscan=off -c jit=off",
            Pooling = false,
        }.ToString() : new SqliteConnectionStringBuilder { DataSource = where, Pooling = false }.ToString();
        if (postgres)
        {
            MakeDatabase();
        }

        writer = Connect(WriterCacheKb);
    }

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Engine => postgres ? "postgres" : "sqlite";

    /// <summary>Whether the engine cannot work now, which is no fault of this program: its server is away, its disk is
    /// full or read-only, or another process writes.</summary>
    public static bool IsAway(Exception e) => e is SqliteException { SqliteErrorCode: 5 or 8 or 10 or 13 or 14 }
        or InvalidOperationException { Source: "Npgsql" } or NpgsqlException { IsTransient: true };

    /// <summary>On PostgreSQL every transaction first locks this table, before it sees anything: so none lies across
    /// the swap of a rebuild, where it would see tables of one age and rows of another.</summary>
    internal string? Gate { get; set; }

    /// <summary>One write transaction; one at a time in this process. On PostgreSQL serializable and tried again
    /// when another process was in the way, so <paramref name="work"/> may run more than once.</summary>
    public T Transact<T>(Func<Tables, T> work, params IReadOnlyList<object> beside)
    {
        lock (writing)
        {
            return Run(writer, Begin(write: true), work, beside);
        }
    }

    /// <summary>Reads one consistent state, beside the writer.</summary>
    public T Read<T>(Func<Tables, T> work, params IReadOnlyList<object> beside) =>
        Beside(Begin(write: false), work, beside);

    /// <summary>Reads by one question alone, which needs no transaction around it.</summary>
    public T Ask<T>(Func<Tables, T> question) => Beside([], question, []);

    /// <summary>Deletes so that nothing of it stays readable: the freed bytes are overwritten and the log of writes is
    /// emptied. (PostgreSQL keeps its own write-ahead log until it recycles it.)</summary>
    /// <returns>False when the log could not be emptied because somebody still reads from it; to be tried
    /// again.</returns>
    public bool Shred(Action<Tables> delete)
    {
        lock (writing)
        {
            writer.Script(postgres ? "select 1" : "pragma secure_delete = on");
            Transact(tables => { delete(tables); return 0; });
            return (postgres ? writer.Script("vacuum") + 1
                : new Tables(writer, []).One<long>($"pragma wal_checkpoint(truncate)")) == 0;
        }
    }

    /// <summary>Creates tables where they are not yet there; only for tables that are never rebuilt.</summary>
    public void Create(string sql) => Transact(_ => writer.Script(
        (postgres ? "set local search_path to public;" : "") + sql));

    /// <summary>Fills a second set of tables and swaps it in; readers see the old ones until then.</summary>
    /// <param name="sql">Its indexes are made last, faster from all rows at once: until then only primary keys answer
    /// what facts ask.</param>
    public T Rebuild<T>(string sql, Func<Tables, T> fill, params IReadOnlyList<object> beside) => Transact(tables =>
    {
        if (postgres)
        {
            // Other processes' writers wait until the swap, or what they write meanwhile would be lost with it.
            writer.Script("lock table entries in exclusive mode; drop schema if exists rebuilt cascade;"
                + "create schema rebuilt; set local search_path to rebuilt, public");
        }
        else
        {
            // Inside one transaction SQLite's readers keep the old tables until the commit: the swap.
            tables.Query<string>($"""
                select name from sqlite_master where type = 'table' and name not in ('entries', 'heads', 'built')
                and name not like 'sqlite_%' order by name
                """).ForEach(name => writer.Script($"drop table \"{name}\""));
        }

        writer.Script(Index().Replace(sql, ""));
        var result = fill(tables);
        writer.Script(string.Concat(Index().Matches(sql)) + (!postgres ? " " : "lock table entries in access exclusive "
            + "mode; drop schema if exists tables cascade; alter schema rebuilt rename to tables; "
            + "set local search_path to tables, public"));
        return result;
    }, beside);

    public void Dispose() => readers.Append(writer).ToList().ForEach(session => session?.Dispose());

    [GeneratedRegex("^create index [^;]*;", RegexOptions.Multiline)]
    private static partial Regex Index();

    private string[] Begin(bool write) => !postgres ? [write ? "begin immediate" : "begin"] :
    [
        $"begin isolation level {(write ? "serializable" : "repeatable read read only")}",
        .. Gate is null ? [] : (string[])[$"lock table {Gate} in {(write ? "row exclusive" : "access share")} mode"],
    ];

    private T Beside<T>(IReadOnlyList<string> begin, Func<Tables, T> work, IReadOnlyList<object> beside)
    {
        // A server has connections for so many, and not for this node alone; who finds no room is told to come again.
        var session = readers.TryTake(out var idle, ReadWaitMs) ? idle
            : throw new NpgsqlException("Too many read at the same time.", new TimeoutException());
        try
        {
            return Run(session ??= Connect(ReaderCacheKb), begin, work, beside);
        }
        finally
        {
            readers.Add(session);
        }
    }

    private T Run<T>(Session session, IReadOnlyList<string> begin, Func<Tables, T> work, IReadOnlyList<object> beside)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                session.Begin(begin);
                var tables = new Tables(session, beside) { ReadOnly = session != writer };
                var result = work(tables);
                tables.Commit();
                return result;
            }
            catch (Exception e)
            {
                var again = session.Rollback() || e is PostgresException { SqlState: "40001" or "40P01" };
                if (!again || tries > TriesMax)
                {
                    throw;
                }
            }
        }
    }

    private Session Connect(int cacheKb)
    {
        DbConnection connection = postgres ? new NpgsqlConnection(where) : new SqliteConnection(where);
        connection.Open();
        var session = new Session(connection, postgres);
        session.Script(postgres ? "select 1" : $"""
            pragma journal_mode = wal; pragma synchronous = {(safe ? "full" : "off")}; pragma busy_timeout = 10000;
            pragma temp_store = memory; pragma cache_size = -{cacheKb}
            """);
        return session;
    }

    // Text must sort alike on both engines, so the database is made with the C collation and refused with another.
    private void MakeDatabase()
    {
        var settings = new NpgsqlConnectionStringBuilder(where);
        using var connection = new NpgsqlConnection($"{where};Database=postgres");
        connection.Open();
        using var session = new Session(connection, postgres);
        var collation = new Tables(session, []).One<string>(
            $"select datcollate from pg_database where datname = {settings.Database}");
        if (collation is null)
        {
            var name = settings.Database!.Replace("\"", "\"\"", StringComparison.Ordinal);
            session.Script($"create database \"{name}\" template template0 encoding 'UTF8' locale 'C'");
        }
        else if (collation is not ("C" or "C.UTF-8"))
        {
            throw new Refused("database-collation", $"The database sorts text by {collation}; make it with locale C.");
        }
    }
}

/// <summary>One connection with its prepared statements. What needs no answer waits, and is done together with the next
/// question; what many such statements ask is done beside the thread that makes the next ones.</summary>
internal sealed class Session(DbConnection connection, bool postgres) : IDisposable
{
    private const int BatchMax = 256;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, sqlite3_stmt> steps = new(StringComparer.Ordinal);
    private List<(string Sql, List<object?> Values)> waiting = [];
    private Task beside = Task.CompletedTask;
    private bool open, answered;

    /// <summary>SQLite must be able to undo half a statement of many rows, and copies pages for it.</summary>
    public int RowsAtOnce => postgres ? 64 : 1;

    /// <param name="statements">What opens the transaction; none where a single question needs none.</param>
    public void Begin(IReadOnlyList<string> statements)
    {
        (answered, open) = (false, statements.Count > 0);
        waiting.AddRange(statements.Select(statement => (statement, new List<object?>())));
    }

    public void Commit()
    {
        if (!answered)
        {
            // A connection that died while it lay idle shows here, where all can still be done again.
            Flush();
        }

        if (open)
        {
            answered = true;
            Execute("commit", []);
            Flush();
        }
    }

    /// <returns>True when the connection had died before this transaction had any answer, and is open again.</returns>
    public bool Rollback()
    {
        beside.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        (waiting, beside) = ([], Task.CompletedTask);
        try
        {
            if (connection.State == ConnectionState.Open)
            {
                Script("rollback");
                return false;
            }

            connection.Close();
            connection.Open();
            return !answered;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // The engine is gone or had already rolled back; the error that led here is the one to tell.
            return false;
        }
    }

    public void Execute(ReadOnlySpan<char> sql, List<object?> values)
    {
        if (waiting.Count >= BatchMax)
        {
            beside.GetAwaiter().GetResult();
            (var batch, waiting, answered) = (waiting, [], true);
            beside = Task.Run(() => Write(batch));
        }

        waiting.Add((sql.ToString(), values));
    }

    public DbDataReader Query(ReadOnlySpan<char> sql, List<object?> values)
    {
        if (!postgres)
        {
            Flush();
            return Bound(sql, values).ExecuteReader();
        }

        Execute(sql, values);
        beside.GetAwaiter().GetResult();
        var reader = Batch(waiting).ExecuteReader();
        (waiting, answered) = ([], true);
        return reader;
    }

    public int Script(string sql)
    {
        Flush();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    public void Flush()
    {
        beside.GetAwaiter().GetResult();
        if (waiting.Count > 0)
        {
            Write(waiting);
            (waiting, answered) = ([], true);
        }
    }

    public void Dispose()
    {
        steps.Values.ToList().ForEach(step => step.Dispose());
        connection.Dispose();
    }

    private void Write(List<(string Sql, List<object?> Values)> statements)
    {
        if (postgres)
        {
            Batch(statements).ExecuteNonQuery();
        }
        else
        {
            statements.ForEach(one => Step(one.Sql, one.Values));
        }
    }

    private NpgsqlBatch Batch(List<(string Sql, List<object?> Values)> statements)
    {
        var batch = new NpgsqlBatch((NpgsqlConnection)connection);
        foreach (var (sql, values) in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            values.ForEach(value => command.Parameters.Add(new() { Value = value ?? DBNull.Value }));
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    // Straight to SQLite: ADO.NET looks up each parameter by name and makes a reader for each row written.
    private void Step(string sql, List<object?> values)
    {
        var sqlite = ((SqliteConnection)connection).Handle!;
        if (!steps.TryGetValue(sql, out var step))
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(sqlite, sql, out step), sqlite);
            steps.Add(sql, step);
        }

        for (var at = 1; at <= values.Count; at++)
        {
            _ = values[at - 1] switch
            {
                string text => raw.sqlite3_bind_text(step, at, text),
                long number => raw.sqlite3_bind_int64(step, at, number),
                double number => raw.sqlite3_bind_double(step, at, number),
                _ => raw.sqlite3_bind_null(step, at),
            };
        }

        raw.sqlite3_step(step);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(step), sqlite);
    }

    private SqliteCommand Bound(ReadOnlySpan<char> sql, List<object?> values)
    {
        if (!prepared.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(sql, out var command))
        {
            prepared.Add(sql.ToString(), command = new SqliteCommand(sql.ToString(), (SqliteConnection)connection));
        }

        command.Parameters.Clear();
        for (var at = 0; at < values.Count; at++)
        {
            command.Parameters.AddWithValue($"${at + 1}", values[at] ?? DBNull.Value);
        }

        return command;
    }
}
