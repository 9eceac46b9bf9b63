using System.Security.Cryptography;

namespace Aman.Access;

/// <summary>How keys of <see cref="Keys"/> are destroyed: one by one, or the whole store under duress.</summary>
public sealed partial class Keys
{
    private const string Duress = "duress";
    private Doomed? doomed;

    /// <summary>Raised with the ids of keys that were destroyed: whoever holds what they opened forgets it.</summary>
    public event Action<IReadOnlyList<string>>? Forgotten;

    /// <summary>Destroys keys for ever, once the entry that says so is durable; all of a transaction at once.</summary>
    public void Forget(Tables tables, IReadOnlyList<string> ids)
    {
        lock (gate)
        {
            if (doomed?.For != tables)
            {
                var mine = doomed = new(tables, []);
                tables.AfterCommit(() => Shred(mine.Ids));
            }

            doomed.Ids.AddRange(ids);
        }
    }

    /// <summary>Destroys keys now. The recovery code goes with a person's, so that no copy of the key store made
    /// before this moment can be opened by it (see <see cref="RecoveryCode"/>).</summary>
    /// <returns>How many of them were here.</returns>
    /// <exception cref="Refused">keys-in-log: they are deleted, and old copies lie in the log of writes yet</exception>
    public int Shred(IReadOnlyList<string> ids)
    {
        var emptied = true;
        var here = ids.Chunk(IdsAtOnce).SelectMany(some => database.Read(tables =>
            tables.Query<string>($"select id from keys where id in {some}"))).ToList();
        if (here.Count > 0)
        {
            emptied = database.Shred(tables =>
            {
                // What a copy of the store still holds of a person must not open any more; other keys are no secret of
                // anybody's.
                var withCode = here.Exists(IsOfPerson) ? here.Append(RecoveryRow) : here;
                foreach (var some in withCode.Chunk(IdsAtOnce))
                {
                    tables.Execute($"delete from keys where id in {some}");
                }
            });
        }

        if (ids.Count > 0)
        {
            Forgotten?.Invoke(ids);
        }

        RequireEmptied(emptied);
        return here.Count;
    }

    /// <summary>Sets the passphrase that, when it is typed instead of the right one, burns this store. To whoever
    /// stands beside, the store looks the same with and without one.</summary>
    /// <exception cref="Refused">passphrase-short; passphrase-wrong when it is the one that unlocks</exception>
    public void SetDuress(string passphrase)
    {
        RequireLong(passphrase);
        var master = Master(passphrase, Find(Salt)!);
        try
        {
            Cipher.Open(master, NodeRow, Find(NodeRow));
        }
        catch (AuthenticationTagMismatchException)
        {
            Replace(Duress, "", Verifier(master));
            return;
        }

        throw new Refused("passphrase-wrong", "That one unlocks the node. Choose another one for duress.");
    }

    /// <summary>Destroys the node's key and every zone's: from then on nothing sealed here can ever be opened on this
    /// computer, and nobody signs in, for the sign-ins go too. A handful of rows, whatever the number of persons, so it
    /// takes a moment only. What is left looks like a store that is locked: every passphrase is a wrong one.</summary>
    public void Burn()
    {
        database.Shred(tables =>
        {
            tables.Execute($"""
                delete from keys where wrapper in ('', 'passphrase', 'node') or id like 'zone:%'
                """);
            SignIns.Forget(tables);
            Put(tables, Salt, "", RandomNumberGenerator.GetBytes(SaltBytes));
            Put(tables, Duress, "", RandomNumberGenerator.GetBytes(KeyBytes));
            Put(tables, NodeRow, "passphrase", Cipher.Seal(
                RandomNumberGenerator.GetBytes(KeyBytes), NodeRow, RandomNumberGenerator.GetBytes(KeyBytes)));
        });
        Lock();
    }

    /// <summary>Whether a key opens what is known of a person.</summary>
    internal static bool IsOfPerson(string id) => id.StartsWith("person:", StringComparison.Ordinal)
        || id.StartsWith("needs:", StringComparison.Ordinal);

    // At the next start it is tried again.
    private static void RequireEmptied(bool emptied)
    {
        if (!emptied)
        {
            throw new Refused("keys-in-log", "The old keys are deleted, but their copies still lie in the key store's "
                + "log of writes, because another program reads the store. End that program and restart this node.");
        }
    }

    private static byte[] Verifier(byte[] master) => HMACSHA256.HashData(master, "aman duress"u8);

    private bool IsDuress(byte[] master)
    {
        if (Find(Duress) is not { } verifier)
        {
            // Nobody's, so that the row is always there.
            Write(Duress, "", RandomNumberGenerator.GetBytes(KeyBytes));
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(verifier, Verifier(master));
    }

    /// <summary>The keys that one transaction will destroy once it is durable.</summary>
    private sealed record Doomed(Tables For, List<string> Ids);
}
