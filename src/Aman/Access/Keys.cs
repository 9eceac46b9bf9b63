using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Aman.Access;

/// <summary>The key store, apart from journal and tables. A person's key is wrapped by the zone's, the zone's by the
/// node's, the node's by the operator's passphrase (Argon2id). Locked, it hands out nothing.</summary>
public sealed class Keys : IDisposable
{
    private const int KeyBytes = 32;
    private const string OwnTables = """
        create table if not exists keys (id text primary key, wrapper text not null, wrapped text not null);
        """;

    private readonly Database database;
    private readonly Dictionary<string, byte[]> zones = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Wrapper, byte[] Key)> waiting = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private byte[]? node;

    public Keys(Database database)
    {
        this.database = database;
        database.Create(OwnTables);
    }

    public Database Database => database;

    public bool IsLocked => node is null;

    private byte[] Node => node
        ?? throw new Refused("node-locked", "This node is locked. Unlock it with its passphrase, then try again.");

    /// <summary>Unlocks with the passphrase; the first passphrase of an empty store becomes its own.</summary>
    /// <exception cref="Refused">passphrase-wrong</exception>
    public void Unlock(string passphrase)
    {
        var salt = Find("salt") ?? Write("salt", "", RandomNumberGenerator.GetBytes(16));
        var master = PasswordBasedKeyDerivationAlgorithm
            .Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = 65536, NumberOfPasses = 3 })
            .DeriveBytes(Encoding.UTF8.GetBytes(passphrase), salt, KeyBytes);
        try
        {
            node = Find("node") is { } wrapped ? Cipher.Open(master, "node", wrapped)
                : Fresh(key => Write("node", "passphrase", Cipher.Seal(master, "node", key)));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new Refused("passphrase-wrong", "That is not the passphrase of this node's key store.");
        }
    }

    public void Lock()
    {
        lock (gate)
        {
            CryptographicOperations.ZeroMemory(node);
            node = null;
            zones.Clear();
        }
    }

    /// <summary>The node's signing key; its name and seed are made once.</summary>
    public NodeKey NodeKey()
    {
        var name = Encoding.UTF8.GetString(Find("name")
            ?? Write("name", "", Encoding.UTF8.GetBytes("n" + RandomNumberGenerator.GetHexString(10, lowercase: true))));
        var seed = Find("seed") is { } wrapped ? Cipher.Open(Node, "seed", wrapped)
            : Fresh(key => Write("seed", "node", Cipher.Seal(Node, "seed", key)));
        return new(name, seed);
    }

    /// <summary>The key of <paramref name="id"/> in a zone, made if there is none. A new key is durable before the
    /// transaction commits: an orphan key is harmless, a lost key is a lost person.</summary>
    public byte[] Make(Tables tables, string id, string zone)
    {
        lock (gate)
        {
            if (Open(id) is { } known)
            {
                return known;
            }

            var key = RandomNumberGenerator.GetBytes(KeyBytes);
            waiting[id] = (Zone(zone), key);
            tables.BeforeCommit(Flush);
            return key;
        }
    }

    /// <summary>The key of <paramref name="id"/>, or null when it never was here or has been forgotten.</summary>
    public byte[]? Open(string id)
    {
        lock (gate)
        {
            if (waiting.TryGetValue(id, out var fresh))
            {
                return fresh.Key;
            }

            var row = database.Read(tables => tables.One<(string Wrapper, string Wrapped)>(
                $"select wrapper, wrapped from keys where id = {id}"));
            return row.Wrapper is null ? null
                : Cipher.Open(Opened(row.Wrapper), id, Convert.FromBase64String(row.Wrapped));
        }
    }

    /// <summary>Destroys a key for ever, once the entry that says so is durable.</summary>
    public void Forget(Tables tables, string id) => tables.AfterCommit(() => database.Transact(own =>
    {
        own.Execute($"delete from keys where id = {id}");
        return 0;
    }));

    public void Dispose() => Lock();

    private static byte[] Fresh(Action<byte[]> keep)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        keep(key);
        return key;
    }

    private void Flush()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                return;
            }

            database.Transact(tables =>
            {
                foreach (var (id, (wrapper, key)) in waiting)
                {
                    var wrapped = Convert.ToBase64String(Cipher.Seal(Opened(wrapper), id, key));
                    tables.Execute($"insert into keys (id, wrapper, wrapped) values ({id}, {wrapper}, {wrapped})");
                }

                return 0;
            });
            waiting.Clear();
        }
    }

    private string Zone(string zone)
    {
        var id = $"zone:{zone}";
        if (!zones.ContainsKey(id))
        {
            zones[id] = Find(id) is { } wrapped ? Cipher.Open(Node, id, wrapped)
                : Fresh(key => Write(id, "node", Cipher.Seal(Node, id, key)));
        }

        return id;
    }

    private byte[] Opened(string wrapper)
    {
        _ = Node;
        return zones.TryGetValue(wrapper, out var key) ? key
            : zones[wrapper] = Cipher.Open(Node, wrapper, Find(wrapper)!);
    }

    private byte[]? Find(string id) => database.Read(tables => tables.One<string>(
        $"select wrapped from keys where id = {id}")) is { } text ? Convert.FromBase64String(text) : null;

    private byte[] Write(string id, string wrapper, byte[] wrapped)
    {
        database.Transact(tables =>
        {
            tables.Execute($"""
                insert into keys (id, wrapper, wrapped) values ({id}, {wrapper}, {Convert.ToBase64String(wrapped)})
                """);
            return 0;
        });
        return wrapped;
    }
}
