using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Aman;

/// <summary>The only place that knows the engine: SQLite in a file, or PostgreSQL behind a connection string.</summary>
public sealed partial class Database : IDisposable
{
    private const int TriesMax = 50;
    private readonly string where;
    private readonly bool postgres;
    private readonly ConcurrentBag<Session> readers = [];
    private readonly Lock writing = new();
    private readonly Session writer;
    private FileStream? claim;

    /// <param name="where">A file's path, or <c>Host=…;Database=…</c>.</param>
    /// <param name="safe">False only for negative controls and benchmarks: commits are not flushed to disk.</param>
    public Database(string where, bool safe = true)
    {
        postgres = where.Contains("Host=", StringComparison.OrdinalIgnoreCase);
        this.where = postgres ? new NpgsqlConnectionStringBuilder(where)
        {
            SearchPath = "tables,public", MaxAutoPrepare = 400, AutoPrepareMinUsages = 2, IncludeErrorDetail = false,
            Pooling = false, Options = $"-c synchronous_commit={(safe ? "on" : "off")}",
        }.ToString() : new SqliteConnectionStringBuilder { DataSource = where, Pooling = false }.ToString();
        Safe = safe;
        if (postgres)
        {
            MakeDatabase();
        }

        writer = Connect();
    }

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Engine => postgres ? "postgres" : "sqlite";

    /// <summary>On PostgreSQL every transaction first locks this table, before it sees anything: so none lies across
    /// the swap of a rebuild, where it would see tables of one age and rows of another.</summary>
    internal string? Gate { get; set; }

    private bool Safe { get; }

    /// <summary>Claims this database for this process alone, until the process ends, however it ends.</summary>
    /// <returns>False when another process has claimed it.</returns>
    public bool Claim()
    {
        if (postgres)
        {
            return new Tables(writer, []).One<string>($"select pg_try_advisory_lock(1095582062)::text") == "true";
        }

        try
        {
            claim = new(new SqliteConnectionStringBuilder(where).DataSource + ".lock", FileMode.OpenOrCreate,
                FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>One write transaction; one at a time in this process. On PostgreSQL serializable and tried again
    /// when another process was in the way, so <paramref name="work"/> may run more than once.</summary>
    public T Transact<T>(Func<Tables, T> work, params IReadOnlyList<object> beside)
    {
        lock (writing)
        {
            return Run(writer, work, beside);
        }
    }

    /// <summary>Reads one consistent state, beside the writer.</summary>
    public T Read<T>(Func<Tables, T> work, params IReadOnlyList<object> beside)
    {
        var session = readers.TryTake(out var idle) ? idle : Connect();
        try
        {
            return Run(session, work, beside);
        }
        finally
        {
            readers.Add(session);
        }
    }

    /// <summary>Creates tables where they are not yet there; only for tables that are never rebuilt.</summary>
    public void Create(string sql) => Transact(_ => writer.Script(
        (postgres ? "set local search_path to public;" : "") + sql));

    /// <summary>Fills a second set of tables and swaps it in; readers see the old ones until then.</summary>
    public void Rebuild(string sql, Action<Tables> fill, params IReadOnlyList<object> beside) => Transact(
        tables =>
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
                    select name from sqlite_master where type = 'table' and name not in ('entries', 'heads')
                    and name not like 'sqlite_%' order by name
                    """).ForEach(name => writer.Script($"drop table \"{name}\""));
            }

            writer.Script(sql);
            fill(tables);
            return !postgres ? 0
                : writer.Script("lock table entries in access exclusive mode;"
                    + "drop schema if exists tables cascade; alter schema rebuilt rename to tables");
        },
        beside);

    /// <summary>A hash over the content of each table that <paramref name="sql"/> creates, whatever the rows'
    /// order.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints(string sql)
    {
        using var session = Connect();
        return TableName().Matches(sql).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)
            .ToDictionary(name => name, session.Fingerprint, StringComparer.Ordinal);
    }

    public void Dispose()
    {
        claim?.Dispose();
        writer.Dispose();
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    [GeneratedRegex(@"create table (?:if not exists )?(\w+)")]
    private static partial Regex TableName();

    private T Run<T>(Session session, Func<Tables, T> work, IReadOnlyList<object> beside)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                session.Begin(session == writer, Gate);
                var tables = new Tables(session, beside) { ReadOnly = session != writer };
                var result = work(tables);
                tables.Commit();
                return result;
            }
            catch (Exception e)
            {
                session.Rollback();
                if (e is not PostgresException { SqlState: "40001" or "40P01" } || tries > TriesMax)
                {
                    throw;
                }
            }
        }
    }

    private Session Connect()
    {
        DbConnection connection = postgres ? new NpgsqlConnection(where) : new SqliteConnection(where);
        connection.Open();
        var session = new Session(connection, postgres);
        session.Script(postgres ? "select 1" : $"""
            pragma journal_mode = wal; pragma synchronous = {(Safe ? "full" : "off")}; pragma busy_timeout = 10000;
            pragma temp_store = memory; pragma cache_size = -16384
            """);
        return session;
    }

    // Text must sort alike on both engines, so the database is made with the C collation and refused with another.
    private void MakeDatabase()
    {
        var settings = new NpgsqlConnectionStringBuilder(where);
        using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(where) { Database = "postgres", Pooling = false }.ToString());
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

/// <summary>One connection with its prepared statements. On PostgreSQL writes wait and travel together.</summary>
internal sealed class Session(DbConnection connection, bool postgres) : IDisposable
{
    private const int BatchMax = 256;
    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, sqlite3_stmt> steps = new(StringComparer.Ordinal);
    private NpgsqlBatch? pending;

    public void Begin(bool write, string? gate)
    {
        var begin = (postgres, write) switch
        {
            (true, true) => "begin isolation level serializable" + Lock("row exclusive"),
            (true, false) => "begin isolation level repeatable read read only" + Lock("access share"),
            (false, true) => "begin immediate",
            (false, false) => "begin",
        };
        try
        {
            Script(begin);
        }
        catch (Exception) when (connection.State != ConnectionState.Open)
        {
            // It died while it lay idle.
            connection.Close();
            connection.Open();
            Script(begin);
        }

        string Lock(string mode) => gate is null ? "" : $"; lock table {gate} in {mode} mode";
    }

    public void Commit()
    {
        Flush();
        Script("commit");
    }

    public void Rollback()
    {
        pending = null;
        try
        {
            Script("rollback");
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // The connection is gone or the engine had already rolled back; the error that led here is the one to tell.
        }
    }

    public void Execute(Sql sql)
    {
        if (!postgres)
        {
            Step(sql);
            return;
        }

        pending ??= new NpgsqlBatch((NpgsqlConnection)connection);
        var command = new NpgsqlBatchCommand(sql.Text.ToString());
        foreach (var value in sql.Values)
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }

        pending.BatchCommands.Add(command);
        if (pending.BatchCommands.Count >= BatchMax)
        {
            Flush();
        }
    }

    public DbDataReader Query(Sql sql)
    {
        Flush();
        return Bound(sql).ExecuteReader();
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
        if (pending is { } batch)
        {
            pending = null;
            using (batch)
            {
                batch.ExecuteNonQuery();
            }
        }
    }

    public string Fingerprint(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"select * from {table}";
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount).OrderBy(reader.GetName, StringComparer.Ordinal).ToArray();
        var sum = BigInteger.Zero;
        while (reader.Read())
        {
            var row = string.Join('\u001f', columns.Select(column => reader.IsDBNull(column) ? "\u0000"
                : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)));
            sum += new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes(row)), isUnsigned: true);
        }

        return sum.ToString("x", CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        steps.Values.ToList().ForEach(step => step.Dispose());
        connection.Dispose();
    }

    // Straight to SQLite: ADO.NET looks up each parameter by name and makes a reader for each row written.
    private void Step(Sql sql)
    {
        var sqlite = ((SqliteConnection)connection).Handle!;
        if (!steps.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(sql.Text, out var step))
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(sqlite, sql.Text.ToString(), out step), sqlite);
            steps.Add(sql.Text.ToString(), step);
        }

        for (var at = 1; at <= sql.Values.Length; at++)
        {
            _ = sql.Values[at - 1] switch
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

    private DbCommand Bound(Sql sql)
    {
        if (!prepared.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(sql.Text, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql.Text.ToString();
            prepared.Add(command.CommandText, command);
            for (var at = 1; at <= sql.Values.Length; at++)
            {
                command.Parameters.Add(postgres ? new NpgsqlParameter() : new SqliteParameter($"${at}", null));
            }
        }

        for (var at = 0; at < sql.Values.Length; at++)
        {
            command.Parameters[at].Value = sql.Values[at] ?? DBNull.Value;
        }

        return command;
    }
}
