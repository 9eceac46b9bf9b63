using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace Aman.Standards;

/// <summary>A workbook: its sheets that hold a table.</summary>
public sealed class Workbook(string name, IReadOnlyList<Table> sheets) : Document(name)
{
    public IReadOnlyList<Table> Sheets { get; } = sheets;
}

/// <summary>XLSX and XLS as tables, a sheet each. An archive that unpacks to far more than it is is refused first.
/// </summary>
public static class Spreadsheet
{
    private const int BufferBytes = 64 << 10;

    /// <param name="open">The file from its beginning.</param>
    /// <param name="packed">True for XLSX, which is a zip archive.</param>
    public static Workbook Read(Func<Stream> open, string name, bool packed)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            using var stream = open();
            if (packed)
            {
                RefuseBomb(stream);
            }

            stream.Position = 0;
            using var reader = ExcelReaderFactory.CreateReader(stream, new() { LeaveOpen = true });
            return ReadSheets(open, reader, name);
        }
        catch (Exception e) when (e is not (Unreadable or OutOfMemoryException))
        {
            // Workbooks are hostile input to a library of others: whatever it stumbles over, the file is at fault.
            throw new Unreadable(null, null, $"the workbook is damaged or of another kind ({e.GetType().Name})",
                "Open it in a spreadsheet program and save it as .xlsx or .csv");
        }
    }

    private static Workbook ReadSheets(Func<Stream> open, IExcelDataReader reader, string name)
    {
        var sheets = new List<Table>();
        Unreadable? first = null;
        var at = 0;
        do
        {
            try
            {
                var sheet = at++;
                sheets.Add(Headings.Of(Rows(reader)).Table(
                    $"{name}#{reader.Name}", () => Rows(open, sheet), [], cut: false));
            }
            catch (Unreadable e)
            {
                first ??= new(e.Row, $"sheet {Finding.Quote(reader.Name)}{(e.Field is { } field ? $", {field}" : "")}",
                    e.Reason, e.Mend);
            }
        }
        while (reader.NextResult());
        return sheets.Count > 0 ? new(name, sheets) : throw first
            ?? new Unreadable(null, null, "the workbook holds no sheet", "Fetch it again");
    }

    private static IEnumerable<TableRow> Rows(Func<Stream> open, int sheet)
    {
        using var stream = open();
        using var reader = ExcelReaderFactory.CreateReader(stream);
        for (var at = 0; at < sheet; at++)
        {
            reader.NextResult();
        }

        foreach (var row in Rows(reader))
        {
            yield return row;
        }
    }

    private static IEnumerable<TableRow> Rows(IExcelDataReader reader)
    {
        if (reader.FieldCount > Limits.Columns)
        {
            throw new Unreadable(null, null, $"the sheet has more than {Limits.Columns} columns",
                "Delete the columns that are not data");
        }

        var number = 0;
        var taken = 0;
        while (reader.Read())
        {
            number++;
            var cells = Enumerable.Range(0, reader.FieldCount).Select(at => Text(reader.GetValue(at))).ToList();
            if (cells.Any(cell => cell.Contains('\0', StringComparison.Ordinal)))
            {
                throw new Unreadable(number, null, "the text holds a NUL character", "Save the workbook again");
            }

            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (++taken > Limits.Rows)
            {
                throw new Unreadable(number, null, $"the sheet has more than {Limits.Rows} rows",
                    "Split it into smaller files");
            }

            yield return new(number, cells);
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "s",
            CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Unpacks everything once into nothing and counts, because declared sizes may lie.</summary>
    private static void RefuseBomb(Stream stream)
    {
        stream.Position = 0;
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > Limits.ZipEntries)
        {
            throw new Unreadable(null, null, $"the archive has more than {Limits.ZipEntries} parts",
                "Save the workbook again");
        }

        if (!archive.Entries.Any(entry => entry.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new Unreadable(null, null, "this zip archive holds no workbook",
                "Unpack it and give the files inside");
        }

        var most = Math.Min(Limits.UnpackedBytes, Math.Max(stream.Length * Limits.UnpackedPerPacked, 10L << 20));
        var total = 0L;
        var buffer = new byte[BufferBytes];
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            while (part.Read(buffer) is > 0 and var count)
            {
                if ((total += count) > most)
                {
                    throw new Unreadable(null, Finding.Quote(entry.FullName),
                        $"the archive unpacks to more than {most >> 20} MB from {stream.Length >> 10} kB: a zip bomb",
                        "Do not open it; ask its sender for plain CSV");
                }
            }
        }
    }
}
