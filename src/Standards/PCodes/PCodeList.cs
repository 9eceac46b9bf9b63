using System.Globalization;
using Aman.Places;

namespace Aman.Standards;

/// <summary>The global list of P-codes that OCHA publishes on HDX: country, level, code, name, parent.</summary>
public sealed class PCodeList : Standard
{
    public override string Name => "global P-codes (OCHA HDX)";

    public override bool Recognises(Document document) => document is Table table
        && table.Column("Location") >= 0 && table.Column("Admin Level") >= 0
        && table.Column("P-Code") >= 0 && table.Column("Parent P-Code") >= 0;

    public override void Read(Document document, Reading reading)
    {
        var table = (Table)document;
        var (location, level, code, name, parent) = (table.Column("Location"), table.Column("Admin Level"),
            table.Column("P-Code"), table.Column("Name"), table.Column("Parent P-Code"));
        reading.Each(table, row =>
        {
            if (Country.Find(row[location]) is not { } country || row[location].Length != 3)
            {
                reading.Refuse(row.Number, "Location", $"{Finding.Quote(row[location])} is no country",
                    "Write its ISO 3166 alpha-3 code");
                return;
            }

            if (!int.TryParse(row[level], NumberStyles.None, CultureInfo.InvariantCulture, out var depth)
                || depth is < 1 or > 3)
            {
                reading.Refuse(row.Number, "Admin Level", $"{Finding.Quote(row[level])} is not 1, 2 or 3",
                    "Give the level below the country");
                return;
            }

            var from = row[table.Column("Valid from date")];
            if (from.Length > 0 && !DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out _))
            {
                reading.Refuse(row.Number, "Valid from date", $"{Finding.Quote(from)} is no date",
                    "Write year, month and day as in 2020-12-17");
                return;
            }

            Take(reading, row, country, depth, row[code], row[name], row[parent]);
        });
    }

    private static void Take(Reading reading, TableRow row, Country country, int level, string code, string name,
        string parent)
    {
        var whole = PCode.Repair(code, country.Iso3, level);
        if (!PCode.Fits(whole) || !(whole.StartsWith(country.Iso2, StringComparison.Ordinal)
            || whole.StartsWith(country.Iso3, StringComparison.Ordinal) || char.IsDigit(whole[0])))
        {
            reading.Refuse(row.Number, "P-Code", $"{Finding.Quote(code)} is no P-code of {country.Iso3}",
                "Check that the columns of code and name are not swapped");
            return;
        }

        if (whole != code)
        {
            reading.Found(row.Number, "P-Code", Effect.Mended,
                $"{Finding.Quote(code)} has lost its leading zeros; read as {whole}", "Format the column as text");
        }

        if (name.Length == 0)
        {
            reading.Found(row.Number, "Name", Effect.Mended, "the area has no name; its code stands for it",
                "Name the area");
        }

        var above = level == 1 ? Implied.Country(reading, country) : PCode.Repair(parent, country.Iso3, level - 1);
        reading.Take(row.Number, whole, new Place(whole, PlaceKinds.All[level], above, whole,
            name.Length == 0 ? whole : name, null, null, null, null, null, null, "OCHA HDX global P-codes"));
    }
}
