using System.Buffers;

namespace Aman.Standards;

/// <summary>Comma, semicolon, tab or bar separated text (RFC 4180), read byte by byte: so a cell in another encoding
/// than its neighbours is found, a row keeps its line number, and an endless line is refused before memory fills.
/// </summary>
public static class Delimited
{
    /// <param name="open">UTF-8 or Windows-1252 bytes, from their beginning.</param>
    public static Table Read(Func<Stream> open, string name)
    {
        using var stream = open();
        var lines = new Lines(stream);
        var headings = Headings.Of(Rows(lines));
        var findings = new List<Finding>();
        if (lines.Legacy > 0)
        {
            findings.Add(new(name, lines.FirstLegacy, null, Effect.Mended,
                $"{lines.Legacy} cells are Windows-1252 (Latin-1)"
                + (lines.Utf8 > 0 ? $" and {lines.Utf8} are UTF-8, in one file" : "")
                + "; each letter was read as what it is",
                "Save the file as UTF-8"));
        }

        return headings.Table(name, () => Rows(open), findings, lines.Cut);
    }

    private static IEnumerable<TableRow> Rows(Func<Stream> open)
    {
        using var stream = open();
        foreach (var row in Rows(new Lines(stream)))
        {
            yield return row;
        }
    }

    private static IEnumerable<TableRow> Rows(Lines lines)
    {
        var rows = 0;
        while (lines.Next() is { } row)
        {
            if (row.Cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (++rows > Limits.Rows)
            {
                throw new Unreadable(row.Number, null, $"the table has more than {Limits.Rows} rows",
                    "Split it into smaller files");
            }

            yield return row;
        }
    }

    private sealed class Lines(Stream stream)
    {
        private readonly byte[] buffer = new byte[64 << 10];
        private readonly ArrayBufferWriter<byte> cell = new();
        private int filled, at, line = 1, lineBytes;
        private int delimiter = -1;

        public int Legacy { get; private set; }

        public int Utf8 { get; private set; }

        public int? FirstLegacy { get; private set; }

        public bool Cut { get; private set; }

        /// <summary>The next row; null at the end.</summary>
        public TableRow? Next()
        {
            if (delimiter < 0)
            {
                Begin();
            }

            var (cells, first, quoted) = (new List<string>(), line, false);
            lineBytes = 0;
            cell.ResetWrittenCount();
            for (var next = Byte(); ; next = Byte())
            {
                if (next < 0)
                {
                    return End(cells, first, quoted);
                }

                if (next == '"' && cell.WrittenCount == 0 && !quoted)
                {
                    quoted = true;
                    ReadQuoted(first);
                }
                else if (next == delimiter || next == '\n')
                {
                    Finish(cells, first);
                    quoted = false;
                    if (next == '\n')
                    {
                        return new(first, cells);
                    }
                }
                else if (next == '\r' && Peek() is '\n' or -1)
                {
                    continue;
                }
                else if (quoted)
                {
                    throw new Unreadable(line, null, "text follows a closing quotation mark",
                        "Double every quotation mark inside a quoted cell");
                }
                else
                {
                    Append((byte)next);
                }
            }
        }

        private TableRow? End(List<string> cells, int first, bool quoted)
        {
            if (cells.Count == 0 && cell.WrittenCount == 0 && !quoted)
            {
                return null;
            }

            // A closed quotation mark ends the last cell as surely as a line end.
            Cut = !quoted;
            Finish(cells, first);
            return new(first, cells);
        }

        private void ReadQuoted(int first)
        {
            while (true)
            {
                var next = Byte();
                if (next < 0)
                {
                    throw new Unreadable(first, null, "a quoted cell has no end: the file is cut off",
                        "Fetch the file again, whole");
                }

                if (next == '"')
                {
                    if (Peek() != '"')
                    {
                        return;
                    }

                    next = Byte();
                }

                Append((byte)next);
            }
        }

        private void Finish(List<string> cells, int first)
        {
            var text = Encodings.Decode(cell.WrittenSpan, first, out var legacy);
            if (legacy)
            {
                Legacy++;
                FirstLegacy ??= first;
            }
            else if (text.Length < cell.WrittenCount)
            {
                Utf8++;
            }

            cells.Add(text);
            cell.ResetWrittenCount();
            if (cells.Count > Limits.Columns)
            {
                throw new Unreadable(first, null, $"the row has more than {Limits.Columns} cells",
                    "Check which character separates the cells");
            }
        }

        private void Append(byte one)
        {
            if (one == 0)
            {
                throw new Unreadable(line, null, "the text holds a NUL byte", "Fetch the file again; it is damaged");
            }

            if (cell.WrittenCount >= Limits.CellBytes)
            {
                throw new Unreadable(line, null, $"a cell is longer than {Limits.CellBytes >> 20} MB",
                    "Look for a missing quotation mark, or a file without line ends");
            }

            cell.GetSpan(1)[0] = one;
            cell.Advance(1);
        }

        private int Byte()
        {
            var next = Peek();
            at++;
            line += next == '\n' ? 1 : 0;
            if (++lineBytes > Limits.LineBytes)
            {
                throw new Unreadable(line, null, $"a row is longer than {Limits.LineBytes >> 20} MB",
                    "Look for a missing quotation mark, or a file without line ends");
            }

            return next;
        }

        private int Peek()
        {
            if (at >= filled)
            {
                (filled, at) = (stream.Read(buffer), 0);
            }

            return filled == 0 ? -1 : buffer[at];
        }

        /// <summary>The delimiter is the one that stands most often outside quotes in the first line.</summary>
        private void Begin()
        {
            filled = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var start = buffer.AsSpan(0, filled);
            if (start is [0xEF, 0xBB, 0xBF, ..])
            {
                at = 3;
            }

            var counts = new Dictionary<byte, int>();
            var inside = false;
            foreach (var one in start[at..])
            {
                if (one == '\n' && !inside && counts.Count > 0)
                {
                    break;
                }

                inside ^= one == '"';
                if (!inside && one is (byte)',' or (byte)';' or (byte)'\t' or (byte)'|')
                {
                    counts[one] = counts.GetValueOrDefault(one) + 1;
                }
            }

            delimiter = counts.Count == 0 ? ',' : counts.MaxBy(pair => pair.Value).Key;
        }
    }
}
