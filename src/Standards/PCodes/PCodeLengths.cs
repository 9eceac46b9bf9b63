using System.Globalization;

namespace Aman.Standards;

/// <summary>The table of P-code lengths by country. Aman has it built in, so a file of it only confirms.</summary>
public sealed class PCodeLengths : Standard
{
    public override string Name => "P-code lengths (OCHA HDX)";

    public override bool Recognises(Document document) =>
        document is Table table && table.Column("Country Length") >= 0 && table.Column("Admin 1 Length") >= 0;

    public override void Read(Document document, Reading reading)
    {
        var table = (Table)document;
        reading.Each(table, row =>
        {
            if (Country.Find(row[0]) is null)
            {
                reading.Refuse(row.Number, "Location", $"{Finding.Quote(row[0])} is no country",
                    "Write its ISO 3166 alpha-3 code");
                return;
            }

            if (!int.TryParse(row[table.Column("Country Length")], NumberStyles.None, CultureInfo.InvariantCulture,
                out _))
            {
                reading.Refuse(row.Number, "Country Length", "it is no whole number", "Write how many letters");
                return;
            }

            var length = Parse(table, row);
            if (PCode.LengthOf(length.Iso3) == length)
            {
                reading.Count(news: false);
            }
            else
            {
                reading.Refuse(row.Number, null, $"{length.Iso3} has other lengths than the built-in table",
                    "Update the table with a new version of Aman");
            }
        });
    }

    internal static IEnumerable<PCodeLength> Parse(Table table) => table.Rows.Select(row => Parse(table, row));

    private static PCodeLength Parse(Table table, TableRow row) => new(row[0],
        int.Parse(row[table.Column("Country Length")], CultureInfo.InvariantCulture),
        row[table.Column("Admin 1 Length")], row[table.Column("Admin 2 Length")],
        string.Join(',', row.Cells.Skip(table.Column("Admin 2 Length") + 1)));
}
