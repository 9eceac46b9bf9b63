namespace Aman.Safekeeping;

/// <summary>A database that is claimed for this process alone, until the process ends, however it ends.</summary>
internal sealed class Claim : IDisposable
{
    internal const int AskedEveryMs = 200;

    private readonly IDisposable? file;
    private readonly Database? database;
    private string session = "";
    private long heldAt;

    private Claim(IDisposable? file, Database? database) => (this.file, this.database) = (file, database);

    /// <param name="place">Beside which the claim lies, where the database is a file.</param>
    /// <returns>Null when another process has claimed it.</returns>
    public static Claim? Take(Database database, string place)
    {
        if (database.Engine == "postgres")
        {
            var claim = new Claim(null, database);
            return claim.TakeLock() ? claim : null;
        }

        try
        {
            return new(new FileStream(place + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None),
                null);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Asked before anything is recorded. A claim on PostgreSQL is lost with its connection: it is taken
    /// again, unless somebody else has it now. What was seen so short a time ago is not asked again, for the way to the
    /// server and back is a tenth of what recording takes.</summary>
    /// <param name="again">What is to be done then, as somebody may have had it in between.</param>
    /// <exception cref="Refused">node-in-use</exception>
    public void Hold(Action again)
    {
        if (database is null || Environment.TickCount64 - heldAt < AskedEveryMs)
        {
            return;
        }

        if (session != database.Transact(own => own.One<string>($"select current_setting('aman.claim', true)")))
        {
            if (!TakeLock())
            {
                throw InUse();
            }

            again();
        }

        heldAt = Environment.TickCount64;
    }

    public static Refused InUse() => new("node-in-use",
        "Another aman runs on this data. Stop it where it runs (Ctrl-C), do this, and start it again.");

    public void Dispose() => file?.Dispose();

    // The writer's session keeps the lock and its own name, also when the transaction has ended. Where the network was
    // cut the server may not know it yet, and keep the old session with its lock.
    private bool TakeLock() => database!.Transact(own =>
    {
        own.Query<string>($"""
            select pg_terminate_backend(pid, 5000)::text from pg_stat_activity
            where pid || ' ' || backend_start = {session}
            """);
        var taken = own.One<string>($"select pg_try_advisory_lock(1095582062)::text") == "true";
        session = !taken ? session : own.One<string>($"""
            select set_config('aman.claim', pid || ' ' || backend_start, false) from pg_stat_activity
            where pid = pg_backend_pid()
            """)!;
        return taken;
    });
}
