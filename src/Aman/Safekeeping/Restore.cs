using System.Text;
using System.Text.Json;
using Aman.Access;
using Aman.People;

namespace Aman.Safekeeping;

/// <summary>
/// Brings a node back from what <see cref="Backup"/> wrote, into an empty place on either engine. The new node has a
/// name of its own and goes on in chains of its own: the lost one may have written more than the copy holds, and two
/// that write one chain would break it. Erased persons stay silent.
/// </summary>
public static class Restore
{
    // Stands in the key store while the journal comes in.
    private const string Mark = "restoring";

    /// <param name="into">An unlocked node without entries.</param>
    /// <param name="journal">A journal's file; null takes the newest in the folder.</param>
    /// <param name="done">Entries taken so far.</param>
    /// <exception cref="Refused">restore-not-empty; restore-absent; recovery-code; file-shut; chain-broken: a place
    /// that has a part of the journal opens as no node (restore-unfinished); empty it and try again.</exception>
    public static Restored From(Node into, string folder, string code, string? journal = null,
        Action<long>? done = null)
    {
        if (into.Journal.Heads().Count > 0)
        {
            throw new Refused("restore-not-empty",
                "There is a journal here already. Restore into an empty folder or database.");
        }

        var keys = Backup.KeysIn(folder);
        journal ??= Directory.Exists(folder) ? Directory.GetFiles(folder, "journal-*.aman")
            .Order(StringComparer.Ordinal).LastOrDefault() : null;
        if (keys.Count == 0 || !File.Exists(journal))
        {
            throw new Refused("restore-absent",
                $"A backup is a folder with {Backup.KeysFile} and at least one journal-….aman. Name that folder.");
        }

        var signIns = ReadKeys(into.Keys, keys[0], code, orElse: keys.ElementAtOrDefault(1));
        var entries = SealedFile.Read(journal, into.Keys.BackupKey(), Backup.JournalPurpose,
            stream => ReadJournal(into, stream, done));
        into.Journal.Read(tables => Erasures.CatchUp(tables, into.Keys));
        into.Keys.Shred([Mark]);
        var silent = into.Journal.Read(tables => tables.One<long>($"select count(*) from erasures"));
        return new(entries, silent, signIns);
    }

    private static string ReadKeys(Keys into, string file, string code, string? orElse)
    {
        try
        {
            return SealedFile.Read(file, Backup.KeyOf(code), Backup.KeysPurpose, stream =>
            {
                using var reader = new StreamReader(stream, Encoding.UTF8);
                var signIns = JsonSerializer.Deserialize<string>(reader.ReadLine()!)!;
                foreach (var some in Lines(reader).Select(line => JsonSerializer.Deserialize<KeyOut>(line)!)
                    .Chunk(Aman.Limits.BatchMax))
                {
                    into.TakeIn(some);
                }

                return signIns;
            });
        }
        catch (Refused refused) when (refused.Code == "file-shut" && orElse is not null)
        {
            return ReadKeys(into, orElse, code, null);
        }
        catch (Refused refused) when (refused.Code == "file-shut")
        {
            throw new Refused("recovery-code", "This code does not open these keys. It is the code that the newest "
                + "backup printed; a copy of the keys from before an erasure opens with no code of today, so that who "
                + "was erased stays so. Use the newest copy.");
        }
    }

    /// <summary>Half a journal is no node: it may lack the word that somebody was erased.</summary>
    /// <exception cref="Refused">restore-unfinished</exception>
    internal static void RequireWhole(Keys keys)
    {
        if (keys.Kept(Mark) is not null)
        {
            throw new Refused("restore-unfinished", "A restore was cut off here, so a part of the journal is missing. "
                + "Empty this folder or database, and restore again.");
        }
    }

    private static long ReadJournal(Node into, Stream stream, Action<long>? done)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var heads = JsonSerializer.Deserialize<List<Head>>(reader.ReadLine() ?? "[]")!;
        var count = 0L;
        foreach (var batch in Lines(reader).Select(line => JsonSerializer.Deserialize<Entry>(line)!)
            .Chunk(Aman.Limits.BatchMax))
        {
            if (count == 0)
            {
                into.Keys.Keep(Mark, []);
            }

            into.Journal.Accept(batch, heads);
            count += batch.Length;
            done?.Invoke(count);
        }

        return count;
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}

/// <param name="Entries">Taken from the copy.</param>
/// <param name="Silenced">Persons whom the journal knows to be erased: they open nowhere.</param>
/// <param name="SignIns">What was handed to <see cref="Backup.Write"/>.</param>
public sealed record Restored(long Entries, long Silenced, string SignIns);
