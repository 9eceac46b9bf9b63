using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Aman.Access;

/// <summary>The key store, apart from journal and tables. A person's key is wrapped by the zone's, the zone's by the
/// node's, the node's by the operator's passphrase (Argon2id). Locked, it hands out nothing.</summary>
public sealed partial class Keys : IDisposable
{
    private const int KeyBytes = 32, SaltBytes = 16, PassphraseMin = 8, IdsAtOnce = 500;
    private const string NodeRow = "node", Salt = "salt";
    private const string OwnTables = """
        create table if not exists keys (id text primary key, wrapper text not null, wrapped text not null);
        """ + SignIns.OwnTables;

    private readonly Database database;
    private readonly Dictionary<string, byte[]> zones = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private Fresh? fresh;
    private byte[]? node;

    public Keys(Database database)
    {
        this.database = database;
        database.Create(OwnTables);
    }

    /// <summary>Raised when the node is locked: whoever holds opened values forgets them.</summary>
    public event Action? Locked;

    /// <summary>Refuses ids that may have no key any more.</summary>
    internal Action<Tables, IReadOnlyList<string>>? BeforeMaking { get; set; }

    public Database Database => database;

    public bool IsLocked => node is null;

    /// <summary>No key is here: none was ever made, or they were burned.</summary>
    public bool IsEmpty => Find(NodeRow) is null;

    /// <summary>Keys of a journal are here, not only what an unlocked store makes for itself.</summary>
    public bool HoldsKeys => database.Read(tables => tables.One<long>($"""
        select count(*) from keys where wrapper not in ('', 'passphrase') and id <> 'seed'
        """)) > 0;

    private byte[] Node => node
        ?? throw new Refused("node-locked", "This node is locked. Unlock it with its passphrase, then try again.");

    /// <summary>Unlocks with the passphrase; the first passphrase of an empty store becomes its own. The duress
    /// passphrase burns the store and answers as a wrong one does.</summary>
    /// <exception cref="Refused">passphrase-wrong, passphrase-short, key-store-broken</exception>
    public void Unlock(string passphrase)
    {
        var wrapped = Find(NodeRow);
        if (wrapped is null)
        {
            RequireEmpty(passphrase);
        }

        var master = Master(passphrase, Find(Salt) ?? Write(Salt, "", RandomNumberGenerator.GetBytes(SaltBytes)));
        try
        {
            if (IsDuress(master))
            {
                Burn();
                throw WrongPassphrase();
            }

            node = wrapped is not null ? Cipher.Open(master, NodeRow, wrapped)
                : New(key => Write(NodeRow, "passphrase", Cipher.Seal(master, NodeRow, key)));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw WrongPassphrase();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(master);
        }
    }

    public void Lock()
    {
        lock (gate)
        {
            CryptographicOperations.ZeroMemory(node);
            node = null;
            ForgetZones();
        }

        Locked?.Invoke();
    }

    /// <summary>Reads all anew, as another process may have had the store in between.</summary>
    /// <exception cref="Refused">keys-changed: what is sealed from now on could never be opened</exception>
    internal void Renew()
    {
        lock (gate)
        {
            try
            {
                Cipher.Open(Node, "seed", Find("seed"));
            }
            catch (AuthenticationTagMismatchException)
            {
                throw new Refused("keys-changed", "Another program changed this node's keys while its database was "
                    + "away. Nothing was recorded. Stop this node and start it again.");
            }

            ForgetZones();
        }

        Locked?.Invoke();
    }

    /// <summary>The node's signing key; its name and seed are made once.</summary>
    public NodeKey NodeKey()
    {
        var name = Encoding.UTF8.GetString(Find("name")
            ?? Write("name", "",
                Encoding.UTF8.GetBytes("n" + RandomNumberGenerator.GetHexString(10, lowercase: true))));
        var seed = Find("seed") is { } wrapped ? Unwrap(Node, "seed", wrapped)
            : New(key => Write("seed", "node", Cipher.Seal(Node, "seed", key)));
        return new(name, seed);
    }

    /// <summary>The key of <paramref name="id"/> in a zone, made if there is none. A new key is durable before the
    /// transaction commits: an orphan key is harmless, a lost key is a lost person.</summary>
    public byte[] Make(Tables tables, string id, string zone) => Make(tables, [id], zone)[id];

    /// <summary>The same for several at once, which costs one look into the store instead of one each.</summary>
    public IReadOnlyDictionary<string, byte[]> Make(Tables tables, IReadOnlyList<string> ids, string zone)
    {
        lock (gate)
        {
            // The keys of a transaction that was rolled back were never written; they must not serve the next one.
            if (fresh?.For != tables)
            {
                var mine = fresh = new(tables, new(StringComparer.Ordinal));
                tables.BeforeCommit(() => Flush(mine));
            }

            var keys = Find(ids);
            List<string> missing = [.. ids.Where(id => !keys.ContainsKey(id))];
            BeforeMaking?.Invoke(tables, missing);
            foreach (var id in missing)
            {
                keys[id] = RandomNumberGenerator.GetBytes(KeyBytes);
                fresh.Keys[id] = (Zone(zone), keys[id]);
            }

            return keys;
        }
    }

    /// <summary>The key of <paramref name="id"/>, or null when it never was here or has been forgotten.</summary>
    /// <exception cref="Refused">node-locked, key-store-broken</exception>
    public byte[]? Open(string id) => Open([id]).GetValueOrDefault(id);

    /// <summary>The same for several at once, by id; those that are not here are left out.</summary>
    public IReadOnlyDictionary<string, byte[]> Open(IReadOnlyList<string> ids)
    {
        lock (gate)
        {
            return Find(ids);
        }
    }

    /// <summary>Seals something of the node's own, such as the keys of its sign-in tokens, under the
    /// node's key.</summary>
    public byte[] Seal(string name, ReadOnlySpan<byte> plain) => Cipher.Seal(Node, name, plain);

    /// <summary>Opens what <see cref="Seal"/> sealed under the same name.</summary>
    public byte[] Unseal(string name, ReadOnlySpan<byte> whole) => Cipher.Open(Node, name, whole);

    public void Dispose() => Lock();

    private static Refused WrongPassphrase() =>
        new("passphrase-wrong", "That is not the passphrase of this node's key store.");

    private static byte[] Master(string passphrase, byte[] salt)
    {
        // One passphrase may be typed as different code points on two keyboards.
        var secret = Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC));
        try
        {
            return PasswordBasedKeyDerivationAlgorithm
                .Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = 65536, NumberOfPasses = 3 })
                .DeriveBytes(secret, salt, KeyBytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private static byte[] New(Action<byte[]> keep)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        keep(key);
        return key;
    }

    private static byte[] Unwrap(byte[] wrapper, string id, byte[]? wrapped)
    {
        try
        {
            return Cipher.Open(wrapper, id, wrapped);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Broken();
        }
    }

    private static Refused Broken() => new("key-store-broken",
        "The key store was altered or is incomplete. Put its backup back; do not register anybody before.");

    // A store that has lost its node's key must not begin anew: its persons would be lost behind a new passphrase.
    private void RequireEmpty(string passphrase)
    {
        if (database.Read(tables => tables.One<long>($"select count(*) from keys where wrapper <> ''")) > 0)
        {
            throw Broken();
        }

        RequireLong(passphrase);
    }

    private static void RequireLong(string passphrase)
    {
        if (passphrase.Length < PassphraseMin)
        {
            throw new Refused("passphrase-short", $"A passphrase has at least {PassphraseMin} characters.");
        }
    }

    private void Flush(Fresh mine)
    {
        lock (gate)
        {
            if (mine.Keys.Count > 0)
            {
                database.Transact(tables =>
                {
                    tables.Insert("keys (id, wrapper, wrapped)", [.. mine.Keys.Select(one => new object?[]
                    {
                        one.Key, one.Value.Wrapper,
                        Convert.ToBase64String(Cipher.Seal(Opened(one.Value.Wrapper), one.Key, one.Value.Key)),
                    })]);
                    return 0;
                });
            }

            foreach (var (_, key) in mine.Keys.Values)
            {
                CryptographicOperations.ZeroMemory(key);
            }

            fresh = fresh == mine ? null : fresh;
        }
    }

    private void ForgetZones()
    {
        foreach (var key in zones.Values)
        {
            CryptographicOperations.ZeroMemory(key);
        }

        zones.Clear();
    }

    private string Zone(string zone)
    {
        var id = $"zone:{zone}";
        if (!zones.ContainsKey(id))
        {
            zones[id] = Find(id) is { } wrapped ? Unwrap(Node, id, wrapped)
                : New(key => Write(id, "node", Cipher.Seal(Node, id, key)));
        }

        return id;
    }

    private byte[] Opened(string wrapper)
    {
        _ = Node;
        return zones.TryGetValue(wrapper, out var key) ? key
            : zones[wrapper] = Unwrap(Node, wrapper, Find(wrapper));
    }

    private Dictionary<string, byte[]> Find(IReadOnlyList<string> ids)
    {
        _ = Node;
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var stored = new List<string>(ids.Count);
        foreach (var id in ids)
        {
            if (fresh is not null && fresh.Keys.TryGetValue(id, out var made))
            {
                keys[id] = made.Key;
            }
            else
            {
                stored.Add(id);
            }
        }

        foreach (var (id, wrapper, wrapped) in stored.Count == 0 ? [] : database.Ask(tables =>
            tables.Query<(string, string, string)>($"select id, wrapper, wrapped from keys where id in {stored}")))
        {
            keys[id] = Unwrap(Opened(wrapper), id, Convert.FromBase64String(wrapped));
        }

        return keys;
    }

    private byte[]? Find(string id) => database.Ask(tables => tables.One<string>(
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

    /// <summary>The keys that one transaction made; they are written before it commits.</summary>
    private sealed record Fresh(Tables For, Dictionary<string, (string Wrapper, byte[] Key)> Keys);
}
