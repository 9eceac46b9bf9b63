using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Aman.App.Commands;

/// <summary>The raw engine beside us: the same bytes as an entry, inserted durably by plain ADO.NET with a prepared
/// statement. On SQLite, which has one writer, the clients share a connection; on PostgreSQL each has
/// its own.</summary>
public sealed class BenchRaw : IDisposable
{
    private const string Table = """
        create table if not exists raw (
          node text not null, scope text not null, number bigint not null, at bigint not null, actor text not null,
          command text not null, body text not null, previous text not null, hash text not null,
          primary key (node, scope, number))
        """;

    private readonly Client[] clients;
    private long number;

    public BenchRaw(string where, int count)
    {
        var postgres = where.Contains("Host=", StringComparison.OrdinalIgnoreCase);
        clients = [.. Enumerable.Range(0, postgres ? count : 1).Select(_ => new Client(
            postgres ? new NpgsqlConnection(where)
                : new SqliteConnection($"Data Source={Path.Combine(where, "raw.db")}"),
            postgres))];
    }

    public Task One(int client) => Task.FromResult(clients[client % clients.Length].Insert(1, Next));

    /// <summary>64 rows in one transaction.</summary>
    public Task Group(int client) => Task.FromResult(clients[client % clients.Length].Insert(64, Next));

    public void Dispose()
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }

    private long Next() => Interlocked.Increment(ref number);

    private sealed class Client : IDisposable
    {
        private readonly DbConnection connection;
        private readonly DbCommand insert;
        private readonly Lock turn = new();

        public Client(DbConnection connection, bool postgres)
        {
            this.connection = connection;
            connection.Open();
            Run(postgres ? "set synchronous_commit = on" : "pragma journal_mode = wal; pragma synchronous = full");
            Run(Table);
            insert = connection.CreateCommand();
            insert.CommandText = postgres
                ? "insert into raw values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
                : "insert into raw values (@1, @2, @3, @4, @5, @6, @7, @8, @9)";
            object[] values =
            [
                Guid.CreateVersion7().ToString("N")[..11], "world", 0L, 111_411_200_000_065_536L, "terminal",
                new string('c', 69), new string('b', 110), new string('0', 64), new string('1', 64),
            ];
            foreach (var (at, value) in values.Index())
            {
                var parameter = insert.CreateParameter();
                parameter.ParameterName = postgres ? "" : $"@{at + 1}";
                parameter.Value = value;
                insert.Parameters.Add(parameter);
            }

            insert.Prepare();
        }

        public int Insert(int rows, Func<long> next)
        {
            lock (turn)
            {
                using var group = rows > 1 ? connection.BeginTransaction() : null;
                insert.Transaction = group;
                for (var row = 0; row < rows; row++)
                {
                    insert.Parameters[2].Value = next();
                    insert.ExecuteNonQuery();
                }

                group?.Commit();
                return rows;
            }
        }

        public void Dispose()
        {
            insert.Dispose();
            connection.Dispose();
        }

        private void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}

/// <summary>A name for the databases of one run on a PostgreSQL server: nothing that an earlier run left stands in its
/// way, and nothing of it stays.</summary>
public sealed class BenchDatabase : IDisposable
{
    private readonly string connection, name = $"aman_bench_{Guid.CreateVersion7():N}";

    /// <param name="connection">To the server; the database that it names is not touched.</param>
    public BenchDatabase(string connection) => this.connection = connection;

    /// <summary>For a node, which makes what it needs under this name.</summary>
    public string Where => Named(name);

    public void Dispose()
    {
        using var server = new NpgsqlConnection(Named("postgres"));
        server.Open();
        using var made = new NpgsqlCommand("select datname from pg_database where strpos(datname, $1) > 0", server)
        {
            Parameters = { new() { Value = name } },
        };
        var all = new List<string>();
        using (var rows = made.ExecuteReader())
        {
            while (rows.Read())
            {
                all.Add(rows.GetString(0));
            }
        }

        foreach (var one in all)
        {
            using var drop = new NpgsqlCommand($"drop database \"{one}\" with (force)", server);
            drop.ExecuteNonQuery();
        }
    }

    private string Named(string database) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database, Pooling = false }.ConnectionString;
}
