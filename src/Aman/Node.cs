using Aman.Access;
using Aman.People;
using Aman.Safekeeping;

namespace Aman;

/// <summary>One running node: its journal with the tables, and its key store apart from them.</summary>
public sealed class Node : IAsyncDisposable
{
    private readonly Claim? claim;

    private Node(Database database, Keys keys, Journal journal, Claim? claim) =>
        (Database, Keys, Journal, this.claim) = (database, keys, journal, claim);

    public Database Database { get; }

    public Keys Keys { get; }

    public Journal Journal { get; }

    /// <param name="where">A folder (SQLite: <c>aman.db</c> and <c>keys.db</c> in it) or a PostgreSQL connection
    /// string; its key store is the database of that name with <c>_keys</c> behind it. Several nodes on one database
    /// each have an <c>Application Name</c>, which stands behind the <c>_keys</c> too.</param>
    /// <param name="passphrase">Null leaves the node locked: figures are readable, nothing is recorded or
    /// opened.</param>
    /// <param name="reads">Does not claim the node, to read beside the process that has it; nothing can be recorded
    /// then, and tables of another build are refused (<c>tables-other</c>), not made anew.</param>
    /// <param name="beside">What facts may reach besides the keys, for example what was opened of them.</param>
    public static Node Open(string where, string? passphrase, TimeProvider time, params object[] beside) =>
        Open(where, passphrase, time, reads: false, beside);

    /// <inheritdoc cref="Open(string, string?, TimeProvider, object[])"/>
    public static Node Open(string where, string? passphrase, TimeProvider time, bool reads, params object[] beside)
    {
        var (tables, store) = Places(where);
        var keys = new Keys(new Database(store)) { BeforeMaking = Erasures.RequireNone };
        Claim? claim = null;
        if (passphrase is not null)
        {
            // The key store holds the node's name: two processes under one name would write one chain twice.
            if (!reads && (claim = Claim.Take(keys.Database, store)) is null)
            {
                keys.Database.Dispose();
                throw Claim.InUse();
            }

            try
            {
                keys.Unlock(passphrase);
                Restore.RequireWhole(keys);
                if (!reads)
                {
                    // What could not be emptied of the log of writes while somebody read from it.
                    keys.Database.Shred(_ => { });
                }
            }
            catch
            {
                claim?.Dispose();
                keys.Database.Dispose();
                throw;
            }
        }

        var database = new Database(tables);
        if (reads && !Journal.IsBuilt(database, Facts.All, Schema.Built))
        {
            database.Dispose();
            keys.Database.Dispose();
            throw new Refused("tables-other", "The tables here were made by another build of aman, which perhaps "
                + "serves them now. Use that build, or stop it and run: aman rebuild");
        }

        var key = keys.IsLocked || reads ? null : keys.NodeKey();
        var journal = new Journal(database, Facts.All, Schema.Built, key, time,
            (tables, caller, permission, scope) =>
            {
                claim?.Hold(keys.Renew);
                Roles.Require(tables, caller, permission, scope);
            },
            [keys, time, new OpenedRegisters(keys), .. key is null ? [] : (object[])[key],
                .. beside]);
        if (key is not null)
        {
            journal.Read(tables => Erasures.CatchUp(tables, keys));
        }

        return new(database, keys, journal, claim);
    }

    /// <summary>Every fault of the chains, and every statement that is not what its party's user signed.</summary>
    public Verification Verify()
    {
        var found = Journal.Verify();
        return found with { Faults = [.. found.Faults, .. Journal.Read(Zones.StatementCheck.Faults)] };
    }

    /// <summary>Destroys the keys of the node at this place, whoever has it open: its top keys first, which is enough,
    /// then, where they are a file, every byte of it.</summary>
    public static void Burn(string where)
    {
        var (_, store) = Places(where);
        try
        {
            using var database = new Database(store);
            using var keys = new Keys(database);
            keys.Burn();
        }
        catch (Exception) when (File.Exists(store))
        {
            // Held by another program, or broken: then every byte goes all the same.
        }

        foreach (var end in (string[])["-wal", ""])
        {
            // There is no such file on PostgreSQL.
            Shredding.Overwrite(store + end);
        }

        if (File.Exists(store + "-shm"))
        {
            // Page numbers only; overwritten, it makes a program that still has it open run for ever.
            File.Delete(store + "-shm");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        Database.Dispose();
        Keys.Dispose();
        claim?.Dispose();
        Keys.Database.Dispose();
    }

    private static (string Tables, string Keys) Places(string where)
    {
        if (!where.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            // Sealed or not, the data of a camp is nobody else's on this computer.
            Shredding.MakeFolder(where);
            return (Path.Combine(where, "aman.db"), Path.Combine(where, "keys.db"));
        }

        var settings = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = where };
        settings["Database"] += "_keys" + (settings.TryGetValue("Application Name", out var name) ? $"_{name}" : "");
        return (where, settings.ConnectionString);
    }
}
