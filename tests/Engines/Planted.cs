using System.Buffers;
using System.Globalization;
using System.Text;

namespace Aman.Tests;

/// <summary>Names to look for in what a node leaves on disk or in memory.</summary>
public static class Planted
{
    public const int BlockBytes = 1 << 22, Count = 1_000;
    private static readonly string[] Alphabets =
        ["ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщыэюя"];

    /// <summary>Ten letters each, a third of them in Arabic, in Latin and in Cyrillic script.</summary>
    public static IReadOnlyList<string> Names(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Count).Select(at => new string(random.GetItems<char>(Alphabets[at % 3], 10)))];
    }

    /// <summary>Reads a file as Latin-1, where every byte is a letter; looks for all spellings at once.</summary>
    public static long Search(string file, IReadOnlyList<string> planted, HashSet<string> found)
    {
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in planted)
        {
            foreach (var spelling in Spellings(name))
                spellings[Encoding.Latin1.GetString(spelling)] = name;
        }

        var any = SearchValues.Create([.. spellings.Keys], StringComparison.Ordinal);
        var overlap = spellings.Keys.Max(spelling => spelling.Length);
        var letters = new char[BlockBytes + overlap];
        var bytes = new byte[BlockBytes];
        var kept = 0;
        var sum = 0L;
        try
        {
            using var stream = new FileStream(
                file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            while (stream.Read(bytes) is > 0 and var read)
            {
                Encoding.Latin1.GetChars(bytes.AsSpan(0, read), letters.AsSpan(kept));
                var text = letters.AsSpan(0, kept + read);
                for (var at = text.IndexOfAny(any); at >= 0;)
                {
                    foreach (var (spelling, name) in spellings)
                    {
                        if (text[at..].StartsWith(spelling, StringComparison.Ordinal))
                            found.Add(name);
                    }

                    var next = text[(at + 1)..].IndexOfAny(any);
                    at = next < 0 ? -1 : at + 1 + next;
                }

                kept = Math.Min(overlap, text.Length);
                text[^kept..].CopyTo(letters);
                sum += read;
            }
        }
        catch (IOException)
        {
            // A file that went away while the folder was listed holds nothing.
        }

        return sum;
    }

    private static IEnumerable<byte[]> Spellings(string name) =>
    [
        Encoding.UTF8.GetBytes(name), Encoding.Unicode.GetBytes(name), Encoding.BigEndianUnicode.GetBytes(name),
        Escaped(name, "X4"), Escaped(name, "x4"),
    ];

    /// <summary>As JSON writes letters that are not ASCII.</summary>
    private static byte[] Escaped(string name, string format) => Encoding.ASCII.GetBytes(string.Concat(name.Select(
        letter => letter < 128
            ? letter.ToString() : "\\u" + ((int)letter).ToString(format, CultureInfo.InvariantCulture))));
}
