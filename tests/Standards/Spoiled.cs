using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Aman.Tests.Standards;

/// <summary>Real files, spoiled in one way each.</summary>
internal static partial class Spoiled
{
    public static byte[] Make(string how, string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = File.ReadAllText(path);
        return how switch
        {
            "empty" => [],
            "only the header" => Utf8(text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)]),
            "only blank lines" => Utf8("\n\n , ,\n"),
            "binary junk" => Random(4_000),
            "NUL bytes" => Utf8(text[..70_000] + "\0\0\0" + text[70_000..]),
            "cut in the middle of a row" => Utf8(CutInRow(text)),
            "cut in half" => Utf8(text[..(text.Length / 2)]),
            "a quotation mark without end" => Utf8(text.Insert(text.IndexOf(',', 2_000) + 1, "\"")),
            "a heading twice" => Utf8(text.Replace("P-Code,Name", "Name,Name", StringComparison.Ordinal)),
            "positions swapped" => Utf8(Position().Replace(text, "[$2,$1]")),
            "crossing itself" => Utf8(BowTie),
            "positions in metres" => Utf8(Position().Replace(text, "[4${1},3${2}]")),
            "Windows-1256" => Encoding.GetEncoding(1256).GetBytes(text),
            "Arabic table in Windows-1256" => Encoding.GetEncoding(1256).GetBytes(
                "admin0Pcode,admin1Pcode,admin1Name_en,admin1Name_ar\nSY,SY01,Damascus,دمشق\nSY,SY02,Aleppo,حلب\n"),
            "a web page" => Utf8("<!DOCTYPE html><html><body>Sign in to download</body></html>"),
            "a zip without a workbook" => Zip(("readme.txt", 10)),
            "a zip bomb" => Zip(("[Content_Types].xml", 100), ("xl/worksheets/sheet1.xml", 300_000_000)),
            "a zip bomb that lies about its size" => Lying(),
            "a damaged workbook" => Zip(("[Content_Types].xml", 100), ("xl/workbook.xml", 100)),
            "a table of something else" => Utf8("a,b\n1,2\n"),
            _ when how.Split(": ") is ["headings swapped", var pair] => Utf8(Swap(text, pair.Split(" and "), 600)),
            _ when how.Split(": ") is ["words swapped", var pair] => Utf8(Swap(text, pair.Split(" and "), text.Length)),
            _ => throw new ArgumentException($"Nobody knows how to make a file '{how}'.", nameof(how)),
        };
    }

    private const string BowTie = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":
        {"adm0_pcode":"SY","adm1_pcode":"SY01","adm1_name":"Damascus","lang":"en"},"geometry":{"type":"Polygon",
        "coordinates":[[[36.2,33.4],[36.4,33.6],[36.4,33.4],[36.2,33.6],[36.2,33.4]]]}}]}
        """;

    private static string CutInRow(string text)
    {
        var at = text.LastIndexOf('\n', text.Length * 2 / 3);
        return text[..(at + 12)];
    }

    private static string Swap(string text, string[] pair, int within)
    {
        var head = text[..Math.Min(within, text.Length)];
        return head.Replace(pair[0], "\u0001", StringComparison.Ordinal)
            .Replace(pair[1], pair[0], StringComparison.Ordinal).Replace("\u0001", pair[1], StringComparison.Ordinal)
            + text[head.Length..];
    }

    private static byte[] Zip(params (string Name, int Bytes)[] parts)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                var zeros = new byte[100_000];
                for (var left = bytes; left > 0; left -= zeros.Length)
                {
                    part.Write(zeros, 0, Math.Min(left, zeros.Length));
                }
            }
        }

        return stream.ToArray();
    }

    /// <summary>The directory of the archive says ten bytes for a part of 300 MB.</summary>
    private static byte[] Lying()
    {
        var bytes = Zip(("[Content_Types].xml", 100), ("xl/worksheets/sheet1.xml", 300_000_000));
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(directory + 24), 10);
        return bytes;
    }

    private static byte[] Random(int count)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    [GeneratedRegex(@"\[\s*(-?[0-9.]+)\s*,\s*(-?[0-9.]+)\s*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Position();
}
