using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Aman.Tests;

/// <summary>Both engines for real: every test that touches a database runs once on each.</summary>
public static class Engines
{
    private static readonly Lazy<Cluster?> Postgres = new(Cluster.Start);
    private static int made;

    /// <summary>For <c>[Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]</c>.</summary>
    public static TheoryData<string> All => [.. Names];

    public static IReadOnlyList<string> Names { get; } = ["sqlite", "postgres"];

    /// <summary>The engines that are installed here, for a test that runs on all of them at once.</summary>
    public static IEnumerable<string> Here => Names.Where(engine => engine == "sqlite" || Postgres.Value is not null);

    /// <summary>A fresh, empty place for a node: a temporary folder, or a new database of the private
    /// cluster.</summary>
    public static string New(string engine)
    {
        if (engine == "sqlite")
        {
            var folder = Directory.CreateTempSubdirectory("aman-test-");
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Forget(folder);
            return folder.FullName;
        }

        Assert.SkipWhen(Postgres.Value is null,
            "PostgreSQL is not installed: install it to run this test on both engines.");
        var name = string.Create(CultureInfo.InvariantCulture, $"aman{Interlocked.Increment(ref made)}");
        return Postgres.Value!.Connection(name);
    }

    private static void Forget(DirectoryInfo folder)
    {
        folder.Refresh();
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A fresh, empty place for a <see cref="Database"/> alone.</summary>
    public static string File(string engine) =>
        engine == "sqlite" ? Path.Combine(New(engine), "aman.db") : New(engine);

    /// <summary>Does to a database what someone with its file or password could do.</summary>
    /// <returns>The first value that it answers, if any.</returns>
    public static object? Run(string where, string sql)
    {
        using System.Data.Common.DbConnection connection = where.Contains("Host=", StringComparison.Ordinal)
            ? new Npgsql.NpgsqlConnection(where + ";Search Path=public,tables")
            : new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={where};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var first = reader.Read() ? reader.GetValue(0) : null;
        while (reader.NextResult())
        {
        }

        return first;
    }

    /// <summary>An unlocked node on an empty place of the engine.</summary>
    public static Node Node(string engine, TimeProvider? time = null, params object[] beside) =>
        Aman.Node.Open(New(engine), "only for tests", time ?? TimeProvider.System, beside);
}

/// <summary>A private PostgreSQL cluster in a temporary folder, stopped when the test process ends.</summary>
public sealed class Cluster
{
    private Cluster(string folder) => Folder = folder;

    public string Folder { get; }

    public static Cluster? Start() => Start(durable: false);

    /// <param name="durable">False turns fsync off, which only tests that pull no plug may do.</param>
    public static Cluster? Start(bool durable)
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault() + "/bin/"
            : "";
        if (!File.Exists(bin + "postgres"))
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("aman-pg-").FullName;
        Run($"chown postgres {folder}", asPostgres: false);
        Run($"{bin}initdb -D {folder}/data -U aman --auth=trust --locale=C --encoding=UTF8 --no-sync",
            asPostgres: true);
        Run($"{bin}pg_ctl -D {folder}/data -w -l {folder}/log -o \"-c listen_addresses='' -k {folder}"
            + $" -c max_connections=200 -c fsync={(durable ? "on" : "off")}\" start", asPostgres: true);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            // Not waited for: thousands of files take longer to delete than a test runner waits for its end.
            Run($"({bin}pg_ctl -D {folder}/data -m immediate stop; rm -rf {folder}) >/dev/null 2>&1 & true",
                asPostgres: true);
        };
        return new(folder);
    }

    public string Connection(string database) => $"Host={Folder};Username=aman;Database={database}";

    // PostgreSQL refuses to run as root, so root hands over to the user that Debian's package made.
    private static void Run(string command, bool asPostgres)
    {
        var root = Environment.UserName == "root";
        if (!root && !asPostgres)
        {
            return;
        }

        var start = new ProcessStartInfo(root && asPostgres ? "runuser" : "sh")
        {
            UseShellExecute = false, WorkingDirectory = "/",
        };
        foreach (var argument in root && asPostgres ? new[] { "-u", "postgres", "--", "sh" } : [])
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add("-c");
        // A server that outlives the test would keep whatever the test was started with open, a lock file for example.
        start.ArgumentList.Add($"exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; {command} >/dev/null 2>&1");
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"This failed with {process.ExitCode}: {command}");
        }
    }
}
