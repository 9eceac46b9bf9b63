using System.Text;
using System.Text.Json;

namespace Aman.Standards;

/// <summary>An outside file by what it holds, whatever its name: a table, features on a map, other JSON.</summary>
public abstract class Document(string name)
{
    private const int Sniffed = 64 << 10;

    /// <summary>The name to show in findings.</summary>
    public string Name { get; } = name;

    /// <summary>All of it is read and judged, and of a table no row is kept: its rows are read anew whenever somebody
    /// asks for them.</summary>
    /// <param name="open">The file from its beginning, as often as it is read; it must be able to seek.</param>
    /// <exception cref="Unreadable">For what is no whole, plain file of a known form.</exception>
    public static Document Open(Func<Stream> open, string name)
    {
        using var stream = open();
        if (stream.Length == 0)
        {
            throw new Unreadable(null, null, "the file is empty", "Fetch it again from where it was published");
        }

        if (stream.Length > Limits.FileBytes)
        {
            RefuseEndlessLine(stream);
            throw new Unreadable(null, null, $"the file is larger than {Limits.FileBytes >> 20} MB",
                "Split it into smaller files");
        }

        var head = Head(stream);
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return Spreadsheet.Read(open, name, packed: head[0] == 'P');
        }

        try
        {
            return OfText(Encodings.ToUtf8(open, head), name);
        }
        catch (DecoderFallbackException)
        {
            throw new Unreadable(null, null, "the file begins as UTF-16 but does not stay so",
                "Save it again as UTF-8");
        }
    }

    private static Document OfText(Func<Stream> open, string name)
    {
        using var text = open();
        var start = Head(text).TrimStart(" \t\r\n"u8);
        if (start is [(byte)'{' or (byte)'[', ..])
        {
            return OpenJson(open, name);
        }

        if (start is [(byte)'<', ..])
        {
            throw new Unreadable(1, null, "this is a web page or XML, not data",
                "Download the file itself instead of the page that shows it");
        }

        Encodings.RefuseBinary(start);
        return Delimited.Read(open, name);
    }

    private static Document OpenJson(Func<Stream> open, string name)
    {
        using (var json = Parse(open))
        {
            var root = json.RootElement;
            var type = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var given)
                && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
            try
            {
                return type switch
                {
                    "Topology" => TopoJson.Read(root, name),
                    "FeatureCollection" or "Feature" => GeoJson.Read(root, name),
                    _ => new JsonText(name, root.Clone()),
                };
            }
            catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
            {
                // A list where an object should be, or a part that is missing.
                throw new Unreadable(null, "geometry", $"the {type ?? "JSON"} is not built as its standard says",
                    "Fetch the file again, whole");
            }
        }
    }

    private static JsonDocument Parse(Func<Stream> open)
    {
        using var text = open();
        using var whole = new MemoryStream(text.CanSeek ? (int)text.Length : 0);
        text.CopyTo(whole);
        var bytes = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        var start = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        Encodings.RefuseOther(bytes.Span[start..]);
        try
        {
            return JsonDocument.Parse(bytes[start..], new() { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new Unreadable(e.LineNumber is { } line ? (int)Math.Min(line + 1, int.MaxValue) : null, null,
                $"the JSON is broken or cut off at byte {e.BytePositionInLine} of the line",
                "Fetch the file again, whole and in UTF-8");
        }
    }

    /// <summary>A line without end near the beginning is named as such, rather than the size of its file.</summary>
    private static void RefuseEndlessLine(Stream stream)
    {
        var buffer = new byte[Sniffed];
        var (row, without) = (1, 0L);
        stream.Position = 0;
        while (stream.Position < 4L * Limits.LineBytes && stream.Read(buffer) is > 0 and var count)
        {
            var last = buffer.AsSpan(0, count).LastIndexOf((byte)'\n');
            row += buffer.AsSpan(0, count).Count((byte)'\n');
            without = last < 0 ? without + count : count - last - 1;
            if (without > Limits.LineBytes)
            {
                throw new Unreadable(row, null, $"a line is longer than {Limits.LineBytes >> 20} MB",
                    "Save the file again with a line end after every row");
            }
        }
    }

    private static ReadOnlySpan<byte> Head(Stream stream)
    {
        var head = new byte[Sniffed];
        var count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head.AsSpan(0, count) is var read && read.StartsWith(Encoding.UTF8.Preamble) ? read[3..] : read;
    }
}

/// <summary>JSON that is neither GeoJSON nor TopoJSON.</summary>
public sealed class JsonText(string name, JsonElement root) : Document(name)
{
    public JsonElement Root { get; } = root;
}

/// <summary>Rows under a header, from a delimited text or a sheet.</summary>
public sealed class Table(string name, IReadOnlyList<string> header, IReadOnlyList<string>? tags,
    IEnumerable<TableRow> rows, int count, IReadOnlyList<Finding> findings, bool cut) : Document(name)
{
    public IReadOnlyList<string> Header { get; } = header;

    /// <summary>HXL hashtags, one a column; null without a tag row.</summary>
    public IReadOnlyList<string>? Tags { get; } = tags;

    /// <summary>Read from the file each time they are gone through, so that a long list needs no room.</summary>
    public IEnumerable<TableRow> Rows { get; } = rows;

    /// <summary>How many rows there are.</summary>
    public int Count { get; } = count;

    /// <summary>What was found while decoding.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;

    /// <summary>True when the last line has no end: it may have been cut.</summary>
    public bool Cut { get; } = cut;

    /// <summary>The column under one of these headings, compared by letters and digits only; -1 when none.</summary>
    public int Column(params ReadOnlySpan<string> headings)
    {
        foreach (var heading in headings)
        {
            var key = Key(heading);
            for (var at = 0; at < Header.Count; at++)
            {
                if (Key(Header[at]) == key)
                {
                    return at;
                }
            }
        }

        return -1;
    }

    public static string Key(string heading) =>
        string.Concat(heading.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>A row of a table.</summary>
/// <param name="Number">The line or sheet row on which it begins, from 1.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The cell without spaces around it; empty where the row is shorter or the column is absent.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column].Trim() : "";
}
