using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Aman.Standards;

/// <summary>Which letters a file's bytes mean. Bytes that fit no reading are refused, never guessed.</summary>
internal static class Encodings
{
    private const string Windows1252From80 =
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    /// <summary>Western European text never has so many letters with marks in a row; Arabic and Cyrillic in an
    /// old one-byte encoding has nothing else.</summary>
    private const int MarkedLettersInARow = 3;

    /// <summary>The file itself, or UTF-16 turned into UTF-8 on the way.</summary>
    public static Func<Stream> ToUtf8(Func<Stream> open, ReadOnlySpan<byte> head)
    {
        var bigEndian = head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || Nul(head, 0) > Nul(head, 1) * 20 + 3;
        var littleEndian = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || Nul(head, 1) > Nul(head, 0) * 20 + 3;
        return !bigEndian && !littleEndian ? open : () => Encoding.CreateTranscodingStream(
            open(), new UnicodeEncoding(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true), Encoding.UTF8);
    }

    /// <exception cref="Unreadable">For anything but UTF-8, with the line of the first wrong byte.</exception>
    public static void RefuseOther(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return;
        }

        // Halves of it, until the first wrong byte is found.
        var (good, bad) = (0, bytes.Length);
        while (bad - good > 4)
        {
            var middle = good + ((bad - good) / 2);
            while (middle > good && (bytes[middle] & 0xC0) == 0x80)
            {
                middle--;
            }

            if (middle == good)
            {
                break;
            }

            (good, bad) = Utf8.IsValid(bytes[good..middle]) ? (middle, bad) : (good, middle);
        }

        throw new Unreadable(bytes[..good].Count((byte)'\n') + 1, null, "the letters are not UTF-8",
            "Save the file again as UTF-8");
    }

    public static void RefuseBinary(ReadOnlySpan<byte> head)
    {
        foreach (var one in head)
        {
            if (one < ' ' && one is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f'))
            {
                throw new Unreadable(null, null, $"the file is not text: it holds the byte {one:x2}",
                    "Give a table, a workbook, GeoJSON or TopoJSON");
            }
        }
    }

    /// <param name="legacy">True when the bytes were not UTF-8 and were read as Windows-1252.</param>
    /// <exception cref="Unreadable">For bytes that are neither.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, int row, out bool legacy)
    {
        legacy = !Utf8.IsValid(bytes);
        return legacy ? Mixed(bytes, row) : Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The IFRC catalogue has both in one cell: whole UTF-8 letters, and single bytes
    /// of Windows-1252.</summary>
    private static string Mixed(ReadOnlySpan<byte> bytes, int row)
    {
        var text = new StringBuilder(bytes.Length);
        var marked = 0;
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
                bytes = bytes[length..];
                marked = 0;
                continue;
            }

            var one = bytes[0];
            bytes = bytes[1..];
            marked = one >= 0xC0 ? marked + 1 : 0;
            if (marked >= MarkedLettersInARow || one is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D)
            {
                throw new Unreadable(row, null, "the letters are neither UTF-8 nor Windows-1252; perhaps an old "
                    + "Arabic or Cyrillic encoding, or cut inside a letter", "Save the file again as UTF-8");
            }

            text.Append(one is >= 0x80 and < 0xA0 ? Windows1252From80[one - 0x80] : (char)one);
        }

        return text.ToString();
    }

    private static int Nul(ReadOnlySpan<byte> head, int from)
    {
        var count = 0;
        for (var at = from; at < Math.Min(head.Length, 4_096); at += 2)
        {
            count += head[at] == 0 ? 1 : 0;
        }

        return count;
    }
}
