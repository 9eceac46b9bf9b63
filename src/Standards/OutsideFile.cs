using System.Globalization;

namespace Aman.Standards;

/// <summary>An outside file, read and judged as a whole, before anything of it is recorded.</summary>
public static class OutsideFile
{
    /// <summary>One reading a file, or several for a workbook with several sheets that are known.</summary>
    /// <param name="open">The file from its beginning, as often as it is read.</param>
    /// <param name="name">Shown in findings; it does not matter for what the file is taken for.</param>
    public static IReadOnlyList<Reading> Read(Func<Stream> open, string name)
    {
        Document document;
        try
        {
            document = Document.Open(open, name);
        }
        catch (Unreadable e)
        {
            return [Reading.OfUnreadable(name, null, 0, e)];
        }

        if (document is not Workbook workbook)
        {
            return [Read(document)];
        }

        var known = workbook.Sheets.Where(sheet => All.For(sheet) is not null).ToList();
        return known.Count > 0 ? [.. known.Select(Read)] : [Read(workbook.Sheets[0])];
    }

    private static Reading Read(Document document)
    {
        if (All.For(document) is not { } standard)
        {
            if (document is Table list && ListMapping.Guess(list.Header).NamesPeople)
            {
                return Reading.OfUnreadable(list.Name, null, Rows(list), new(null, null,
                    "this looks like a registration list", "Say in which zone its people are registered: "
                        + "aman import --people ZONE FILE; --check first says what would become of each row"));
            }

            return Reading.OfUnreadable(document.Name, null, Rows(document),
                new(null, null, $"no known standard has this content{Headings(document)}",
                    $"Known are: {string.Join("; ", All.Standards.Select(one => one.Name))}"));
        }

        var reading = new Reading(document.Name, standard);
        try
        {
            standard.Read(document, reading);
            reading.Judge();
            return reading;
        }
        catch (InvalidOperationException) when (document is JsonText)
        {
            return Reading.OfUnreadable(document.Name, standard, reading.Read, new(null, null,
                "a text in the JSON holds half a letter", "Fetch the file again"), reading.Findings);
        }
        catch (Unreadable e)
        {
            return Reading.OfUnreadable(document.Name, standard, Math.Max(reading.Read, Rows(document)), e,
                reading.Findings);
        }
    }

    private static int Rows(Document document) => document switch
    {
        Table table => table.Count,
        Features features => features.All.Count,
        _ => 0,
    };

    private static string Headings(Document document) => document switch
    {
        Table table => string.Create(CultureInfo.InvariantCulture,
            $": {table.Header.Count} columns, the first {Finding.Quote(table.Header[0])}"),
        Features features =>
            $": attributes {Finding.Quote(string.Join(' ', features.All[0].Attributes.Keys))}",
        _ => "",
    };
}
