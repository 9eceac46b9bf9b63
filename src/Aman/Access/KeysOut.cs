using System.Security.Cryptography;

namespace Aman.Access;

/// <summary>How keys of <see cref="Keys"/> change their wrapping, and leave for a backup or come back from
/// one.</summary>
public sealed partial class Keys
{
    private const string RecoveryRow = "recovery", BackupRow = "backup", ZonePrefix = "zone:";

    // What names this node and signs for it. A restored node is another one: two that write one chain would break it.
    private static readonly string[] Own = [NodeRow, "seed", RecoveryRow];

    /// <summary>The code that opens copies of this key store; made when it is first asked for, and anew after each
    /// erasure: then what was copied before stays shut. 160 bits, to be kept on paper apart from the copies.</summary>
    public string RecoveryCode() =>
        Base32.Write(Kept(RecoveryRow) ?? Made(RecoveryRow, RandomNumberGenerator.GetBytes(Base32.CodeBytes)));

    /// <summary>The key that the node's backups of the journal are sealed with.</summary>
    public byte[] BackupKey() =>
        Kept(BackupRow) ?? Made(BackupRow, RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>Every key that a restored node needs, in clear: for a file that is sealed with the recovery
    /// code.</summary>
    public IEnumerable<KeyOut> Out() => Out(row => row.Wrapper.Length > 0 && !Own.Contains(row.Id));

    /// <summary>The keys of some persons, in clear: for a parcel that is sealed to another node. There they are a
    /// zone's, whichever zone's key wraps them here: that of the zone where they were registered.</summary>
    internal IReadOnlyList<KeyOut> OfPersons(IEnumerable<string> persons, string zone, bool needs)
    {
        var ids = persons.SelectMany(one => (string[])["person:" + one, .. needs ? (string[])["needs:" + one] : []])
            .ToHashSet(StringComparer.Ordinal);
        return [.. Out(row => ids.Contains(row.Id)).Select(key => key with { Wrapper = ZonePrefix + zone })];
    }

    /// <summary>Keeps a secret of the node's own, such as the other half of a request.</summary>
    internal void Keep(string id, byte[] secret) => Write(id, NodeRow, Cipher.Seal(Node, id, secret));

    /// <summary>What <see cref="Keep"/> kept; null when it never was, or is destroyed.</summary>
    internal byte[]? Kept(string id) => Find(id) is { } wrapped ? Unwrap(Node, id, wrapped) : null;

    /// <summary>Takes keys in, wrapped anew; one that is here already stays.</summary>
    public void TakeIn(IReadOnlyList<KeyOut> keys)
    {
        lock (gate)
        {
            foreach (var zone in keys.Select(key => key.Wrapper).Where(IsZone).Distinct(StringComparer.Ordinal))
            {
                Zone(zone[ZonePrefix.Length..]);
            }

            database.Transact(tables =>
            {
                foreach (var (id, wrapper, key) in keys.Where(key => !IsZone(key.Id)))
                {
                    var wrapping = wrapper == NodeRow ? Node : Opened(wrapper);
                    Put(tables, id, wrapper, Cipher.Seal(wrapping, id, key), stays: true);
                }

                return 0;
            });
        }
    }

    /// <summary>Another passphrase from now on; the old one opens nothing of what is here.</summary>
    /// <exception cref="Refused">node-locked, passphrase-short</exception>
    public void ChangePassphrase(string passphrase)
    {
        RequireLong(passphrase);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var master = Master(passphrase, salt);
        var emptied = database.Shred(tables =>
        {
            Put(tables, Salt, "", salt);
            Put(tables, Duress, "", RandomNumberGenerator.GetBytes(KeyBytes));
            Put(tables, NodeRow, "passphrase", Cipher.Seal(master, NodeRow, Node));
        });
        CryptographicOperations.ZeroMemory(master);
        RequireEmptied(emptied);
    }

    /// <summary>A new key of the node and of every zone, and all persons' keys wrapped by those: whoever learnt the
    /// old ones can open nothing of what is here. Sign-ins end with it.</summary>
    /// <returns>How many keys were wrapped anew.</returns>
    public int Rotate(string passphrase)
    {
        var master = Master(passphrase, Find(Salt)!);
        var fresh = RandomNumberGenerator.GetBytes(KeyBytes);
        var (count, emptied) = (0, true);
        lock (gate)
        {
            var rows = Pages().SelectMany(page => page).Where(row => row.Wrapper.Length > 0).ToList();
            var old = rows.Where(row => IsZone(row.Id)).ToDictionary(row => row.Id, row => Opened(row.Id));
            var renewed = old.Keys.ToDictionary(id => id, _ => RandomNumberGenerator.GetBytes(KeyBytes));
            RequirePassphrase(master);
            emptied = database.Shred(tables =>
            {
                foreach (var (id, wrapper, text) in rows.Where(row => row.Id != NodeRow))
                {
                    var key = IsZone(id) ? renewed[id]
                        : Unwrap(wrapper == NodeRow ? Node : old[wrapper], id, Convert.FromBase64String(text));
                    Put(tables, id, wrapper, Cipher.Seal(wrapper == NodeRow ? fresh : renewed[wrapper], id, key));
                    count++;
                }

                Put(tables, NodeRow, "passphrase", Cipher.Seal(master, NodeRow, fresh));
                SignIns.End(tables);
            });
            old.Values.Append(node!).ToList().ForEach(key => CryptographicOperations.ZeroMemory(key));
            zones.Clear();
            node = fresh;
        }

        CryptographicOperations.ZeroMemory(master);
        RequireEmptied(emptied);
        return count;
    }

    private IEnumerable<KeyOut> Out(Func<(string Id, string Wrapper, string Wrapped), bool> which) =>
        Pages().SelectMany(page => page).Where(which)
        .Select(row => new KeyOut(row.Id, row.Wrapper, Unwrap(
            row.Wrapper == NodeRow ? Node : Opened(row.Wrapper), row.Id, Convert.FromBase64String(row.Wrapped))));

    private static bool IsZone(string id) => id.StartsWith(ZonePrefix, StringComparison.Ordinal);

    private static void Put(Tables tables, string id, string wrapper, byte[] wrapped, bool stays = false)
    {
        var text = Convert.ToBase64String(wrapped);
        tables.Execute($"""
            insert into keys (id, wrapper, wrapped) values ({id}, {wrapper}, {text})
            on conflict (id) do update set wrapper = excluded.wrapper, wrapped = excluded.wrapped where {stays} = 0
            """);
    }

    private void RequirePassphrase(byte[] master)
    {
        try
        {
            Cipher.Open(master, NodeRow, Find(NodeRow));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw WrongPassphrase();
        }
    }

    private byte[] Made(string id, byte[] key)
    {
        Keep(id, key);
        return key;
    }

    private void Replace(string id, string wrapper, byte[] wrapped) =>
        database.Shred(tables => Put(tables, id, wrapper, wrapped));

    private IEnumerable<List<(string Id, string Wrapper, string Wrapped)>> Pages()
    {
        var after = "";
        while (database.Read(tables => tables.Query<(string Id, string Wrapper, string Wrapped)>($"""
            select id, wrapper, wrapped from keys where id > {after} order by id limit {IdsAtOnce * 10}
            """)) is { Count: > 0 } page)
        {
            after = page[^1].Id;
            yield return page;
        }
    }
}

/// <summary>A key on its way, in clear: never stored so.</summary>
/// <param name="Wrapper"><c>node</c>, or the zone whose key wraps it.</param>
public sealed record KeyOut(string Id, string Wrapper, byte[] Key)
{
    public override string ToString() => "key";
}

/// <summary>Codes that people copy by hand: Crockford's alphabet, which has no letters that look like digits.</summary>
internal static class Base32
{
    public const int CodeBytes = 20;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>In groups of four.</summary>
    public static string Write(byte[] bytes)
    {
        var letters = Enumerable.Range(0, bytes.Length * 8 / 5).Select(at => Alphabet[Five(bytes, at)]);
        return string.Join('-', letters.Chunk(4).Select(four => new string(four)));
    }

    /// <summary>The letters alone, as they were meant: capitals, o for 0, i and l for 1.</summary>
    public static string Clean(string code) => new([.. code.ToUpperInvariant()
        .Replace('O', '0').Replace('I', '1').Replace('L', '1').Where(Alphabet.Contains)]);

    private static int Five(byte[] bytes, int at)
    {
        var bit = at * 5;
        var two = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
        return (two >> (11 - bit % 8)) & 31;
    }
}
