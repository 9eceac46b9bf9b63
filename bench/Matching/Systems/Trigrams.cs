using System.Diagnostics;
using Aman.Registries;
using Npgsql;
using NpgsqlTypes;

namespace Aman.Bench.Systems;

/// <summary>
/// PostgreSQL with pg_trgm: a GIN index on the name, ordinary ones on telephone and document, threshold 0.5, a prepared
/// statement, tables warm in memory. Who is found by any of the three is ranked by likeness of the name and what else
/// agrees.
/// </summary>
internal sealed class Trigrams : ISystem
{
    private const string Table = """
        create extension if not exists pg_trgm;
        drop table if exists people;
        create unlogged table people (id text not null, name text not null, mother text not null, birth text not null,
          year text not null, sex text not null, phone text, document text);
        """;
    private const string Indexes = """
        set maintenance_work_mem = '512MB';
        create index on people using gin (name gin_trgm_ops) with (fastupdate = off);
        create index on people (phone) where phone is not null;
        create index on people (document) where document is not null;
        """;
    private const string Query = """
        select id,
          similarity(name, $1)
          + case when birth = '' or $2 = '' then 0 when birth = $2 then 0.4 when year = $3 then 0.15 else -0.2 end
          + case when document = $4 then 0.3 else 0 end + case when phone = $5 then 0.1 else 0 end
          + case when sex = '' or $6 = '' then 0 when sex = $6 then 0.05 else -0.3 end
          + case when mother = '' or $7 = '' then 0 else 0.3 * (similarity(mother, $7) - 0.3) end as score
        from people
        where name % $1 or document = $4 or phone = $5
        order by score desc limit $8
        """;

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand query;

    public Trigrams(string where)
    {
        connection = new(where + ";No Reset On Close=true;Pooling=false");
        connection.Open();
        Run("set work_mem = '64MB'; set jit = off; set random_page_cost = 1.1; "
            + "set max_parallel_workers_per_gather = 0");
        Run(Table);
        Run("set pg_trgm.similarity_threshold = 0.5");
        query = new(Query, connection);
        for (var parameter = 0; parameter < 7; parameter++)
        {
            query.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Text });
        }

        query.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Integer });
    }

    public string Name => "pg_trgm";

    public double Bytes { get; private set; }

    public void Load(IEnumerable<Entry> people)
    {
        using (var copy = connection.BeginBinaryImport(
            "copy people (id, name, mother, birth, year, sex, phone, document) from stdin binary"))
        {
            foreach (var entry in people)
            {
                var plain = Plain.Of(entry);
                copy.StartRow();
                foreach (var text in (string[])[entry.Id, plain.Name, plain.Mother, plain.Birth, plain.Year, plain.Sex])
                {
                    copy.Write(text, NpgsqlDbType.Text);
                }

                copy.Write(plain.Phone.Length > 0 ? plain.Phone : null, NpgsqlDbType.Text);
                copy.Write(plain.Document.Length > 0 ? plain.Document : null, NpgsqlDbType.Text);
            }

            copy.Complete();
        }

        Run(Indexes);
        Run("vacuum analyze people");
        query.Prepare();
        using var size = new NpgsqlCommand("select pg_total_relation_size('people')", connection);
        Bytes = (long)size.ExecuteScalar()!;
    }

    public IReadOnlyList<(string Id, double Score)> Search(Entry asked, int top)
    {
        var plain = Plain.Of(asked);
        var values = (object[])
        [
            plain.Name, plain.Birth, plain.Year, Known(plain.Document), Known(plain.Phone), plain.Sex, plain.Mother,
            top,
        ];
        foreach (var (at, value) in values.Index())
        {
            query.Parameters[at].Value = value;
        }

        var found = new List<(string, double)>(top);
        using var reader = query.ExecuteReader();
        while (reader.Read())
        {
            found.Add((reader.GetString(0), reader.GetDouble(1)));
        }

        return found;
    }

    public void Dispose()
    {
        query.Dispose();
        connection.Dispose();
    }

    private static object Known(string text) => text.Length > 0 ? text : DBNull.Value;

    private void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}

/// <summary>A PostgreSQL of this run's own in a temporary folder.</summary>
internal sealed class PrivatePostgres : IDisposable
{
    private readonly string folder, bin;

    private PrivatePostgres(string folder, string bin) => (this.folder, this.bin) = (folder, bin);

    public string Connection => $"Host={folder};Username=aman;Database=postgres";

    public static PrivatePostgres? Start()
    {
        var bin = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql")
            .Order(StringComparer.Ordinal).Select(version => $"{version}/bin").LastOrDefault() : null;
        if (bin is null || !File.Exists($"{bin}/postgres"))
        {
            return null;
        }

        var own = new PrivatePostgres(Directory.CreateTempSubdirectory("aman-bench-").FullName, bin);
        if (Environment.UserName == "root")
        {
            Wait("chown", "postgres", own.folder);
        }

        own.As("initdb", "-D", $"{own.folder}/data", "-U", "aman", "--auth=trust", "--locale=C", "--encoding=UTF8",
            "--no-sync");
        own.As("pg_ctl", "-D", $"{own.folder}/data", "-w", "-l", $"{own.folder}/log", "-o",
            $"-c listen_addresses='' -k {own.folder} -c shared_buffers=2GB -c fsync=off", "start");
        return own;
    }

    public void Dispose()
    {
        As("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    // PostgreSQL refuses to run as root, so root hands over to the user that the package made.
    private void As(string program, params string[] arguments)
    {
        if (Environment.UserName == "root")
        {
            Wait("runuser", ["-u", "postgres", "--", $"{bin}/{program}", .. arguments]);
        }
        else
        {
            Wait($"{bin}/{program}", arguments);
        }
    }

    private static void Wait(string program, params string[] arguments)
    {
        // Its output goes nowhere: the server it starts would keep a pipe open for ever.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" > /dev/null 2>&1", "sh", program, .. arguments])
        {
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        process.WaitForExit();
    }
}
