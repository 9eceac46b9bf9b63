using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aman.Access;

namespace Aman.Safekeeping;

/// <summary>
/// Copies a node into a folder: the journal into a file for each time, as many as one likes to keep, and the key store
/// into one file that is always replaced. So an erased person is silent in every old journal, because the one copy of
/// the keys no longer holds theirs; and a key file that somebody kept from before does not open with the recovery
/// code of today.
/// </summary>
public static class Backup
{
    internal const string KeysPurpose = "aman keys", JournalPurpose = "aman journal", KeysFile = "keys.aman";

    /// <param name="signIns">What else the key store's database holds, for <see cref="Restore"/> to give
    /// back.</param>
    /// <param name="done">Entries written so far.</param>
    /// <returns>The journal's file and the number of entries in it.</returns>
    /// <exception cref="Refused">node-locked</exception>
    public static BackupMade Write(
        Node node, string folder, TimeProvider time, string signIns = "", Action<long>? done = null)
    {
        Shredding.MakeFolder(folder);
        var moment = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var file = Path.Combine(folder, $"journal-{moment}.aman");
        var entries = 0L;

        // The journal first: every person in it has keys in the file that is written after it.
        SealedFile.Write(file, node.Keys.BackupKey(), JournalPurpose, stream => entries = WriteJournal(
            node, stream, done));
        var code = WriteKeys(node.Keys, Path.Combine(folder, KeysFile), signIns);
        while (code != node.Keys.RecoveryCode())
        {
            // Somebody was erased meanwhile, so what was just written holds too much.
            code = WriteKeys(node.Keys, Path.Combine(folder, KeysFile), signIns);
        }

        return new(file, entries, code);
    }

    /// <summary>The key that a recovery code stands for. The code has 160 bits of chance: no need to stretch
    /// it.</summary>
    internal static byte[] KeyOf(string code) => HKDF.DeriveKey(HashAlgorithmName.SHA256,
        Encoding.ASCII.GetBytes(Base32.Clean(code)), 32, info: Encoding.ASCII.GetBytes(KeysPurpose));

    private static long WriteJournal(Node node, Stream stream, Action<long>? done) => node.Journal.Read(tables =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false));
        var heads = tables.Query<Head>(
            $"select node, scope, number, hash, key, signature, stopped from heads order by node, scope");
        writer.WriteLine(JsonSerializer.Serialize(heads));
        var count = 0L;
        var last = ("", "", 0L);
        while (tables.Query<Entry>($"""
            select node, scope, number, at, actor, command, body, previous, hash from entries
            where (node, scope, number) > ({last.Item1}, {last.Item2}, {last.Item3})
            order by node, scope, number limit {Aman.Limits.BatchMax}
            """) is { Count: > 0 } page)
        {
            page.ForEach(entry => writer.WriteLine(JsonSerializer.Serialize(entry)));
            last = (page[^1].Node, page[^1].Scope, page[^1].Number);
            count += page.Count;
            done?.Invoke(count);
        }

        return count;
    });

    private static void WriteKeys(Keys keys, string signIns, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false));
        writer.WriteLine(JsonSerializer.Serialize(signIns));
        foreach (var key in keys.Out())
        {
            writer.WriteLine(JsonSerializer.Serialize(key));
        }
    }

    /// <summary>The one copy of the keys; after a crash between the two moves the fresh one, and then the one before
    /// it, for whom the fresh one's code was never printed.</summary>
    internal static IReadOnlyList<string> KeysIn(string folder)
    {
        var path = Path.Combine(folder, KeysFile);
        return File.Exists(path) ? [path] : [.. new[] { path + ".new", path + ".old" }.Where(File.Exists)];
    }

    // The new file is whole and on disk before the old one goes, and that is overwritten: an erased person's key must
    // not stay in freed blocks.
    private static string WriteKeys(Keys keys, string path, string signIns)
    {
        var (code, fresh, old) = (keys.RecoveryCode(), path + ".new", path + ".old");
        SealedFile.Write(fresh, KeyOf(code), KeysPurpose, stream => WriteKeys(keys, signIns, stream));
        if (File.Exists(path))
        {
            Shredding.Overwrite(old);
            File.Move(path, old);
        }

        File.Move(fresh, path);
        Shredding.Overwrite(old);
        return code;
    }
}

/// <param name="RecoveryCode">What opens the copy of the keys; kept on paper, apart from the copy.</param>
public sealed record BackupMade(string JournalFile, long Entries, string RecoveryCode);
