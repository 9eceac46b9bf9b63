using System.Text;

namespace Aman.App.Commands;

/// <summary>A list as a table: a header and rows of cells, separated by comma, semicolon, tab or bar, quoted as RFC
/// 4180 says. Refusals name the row and never a cell's content.</summary>
public sealed record CsvFile(string[] Header, IReadOnlyList<string[]> Rows)
{
    private const int RowsMax = 16_000_000, CellMax = 10_000;

    public static CsvFile Read(string path)
    {
        if (!File.Exists(path))
            throw new Refused("match-file", $"There is no file '{path}'.");
        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            return Read(reader);
        }
        catch (DecoderFallbackException)
        {
            throw new Refused("match-file", $"'{Path.GetFileName(path)}' is not UTF-8. Save it as UTF-8.");
        }
    }

    public static CsvFile Read(TextReader reader)
    {
        var cells = new List<string>();
        var rows = new List<string[]>();
        string[]? header = null;
        var separator = '\0';
        for (var number = 1; Row(reader, ref separator, cells, number); number++)
        {
            if (cells.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            if (header is null)
            {
                header = [.. cells];
                continue;
            }

            if (cells.Count > header.Length && cells.Skip(header.Length).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                throw new Refused("match-row", $"Row {number} has {cells.Count} cells, the header {header.Length}. "
                    + "Quote cells that hold the separator.");
            }

            while (cells.Count < header.Length)
                cells.Add("");
            rows.Add([.. cells]);
            if (rows.Count > RowsMax)
                throw new Refused("match-file", $"A list has at most {RowsMax} rows: divide it.");
        }

        if (header is null || rows.Count == 0)
            throw new Refused("match-file", "The file has no rows below a header.");
        return new CsvFile(header, rows);
    }

    private static bool Row(TextReader reader, ref char separator, List<string> cells, int number)
    {
        cells.Clear();
        if (reader.Peek() < 0)
            return false;
        if (separator == '\0')
        {
            // The header says what separates: read it whole first.
            var line = reader.ReadLine()!;
            separator = ",;\t|".MaxBy(one => line.Count(letter => letter == one));
            var same = separator;
            using var first = new StringReader(line);
            return Row(first, ref same, cells, number);
        }

        var cell = new StringBuilder();
        var quoted = false;
        for (var next = reader.Read(); ; next = reader.Read())
        {
            if (next < 0 && quoted)
                throw new Refused("match-row", $"A quoted cell that begins in or before row {number} never ends.");
            if (quoted && next == '"' && reader.Peek() == '"')
                cell.Append((char)reader.Read());
            else if (next == '"' && (quoted || cell.Length == 0))
                quoted = !quoted;
            else if (!quoted && (next < 0 || next == '\n' || next == separator))
            {
                cells.Add(cell.ToString().Trim().TrimStart('\uFEFF'));
                cell.Clear();
                if (next != separator)
                    return true;
            }
            else if (cell.Length == CellMax)
                throw new Refused("match-row", $"Row {number} has a cell of more than {CellMax} letters.");
            else if (next != '\r' || quoted)
                cell.Append((char)next);
        }
    }
}
