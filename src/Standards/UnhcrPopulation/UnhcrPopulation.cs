using Aman.Movements;

namespace Aman.Standards;

/// <summary>UNHCR's population statistics: refugees, asylum-seekers and displaced people by year, origin and country of
/// asylum.</summary>
public sealed class UnhcrPopulation : Standard
{
    private const string Source = "UNHCR Refugee Data Finder";

    private static readonly string[] Numbers =
        ["refugees", "asylum_seekers", "returned_refugees", "idps", "returned_idps"];

    public override string Name => "population statistics (UNHCR Refugee Data Finder)";

    public override bool Recognises(Document document) => document is Table table
        && table.Column("year") >= 0 && table.Column("coo_iso") >= 0 && table.Column("coa_iso") >= 0
        && table.Column("refugees") >= 0 && table.Column("asylum_seekers") >= 0;

    public override void Read(Document document, Reading reading)
    {
        var table = (Table)document;
        var (year, origin, asylum) = (table.Column("year"), table.Column("coo_iso"), table.Column("coa_iso"));
        var columns = Numbers.Select(name => table.Column(name)).ToArray();
        reading.Each(table, row =>
        {
            if (!People(reading, row, year, "year", out var number))
            {
                return;
            }

            var people = new long[Numbers.Length];
            for (var at = 0; at < people.Length; at++)
            {
                if (!People(reading, row, columns[at], Numbers[at], out people[at]))
                {
                    return;
                }
            }

            var figure = new DisplacementFigure(
                number, row[origin], row[asylum], people[0], people[1], people[2], people[3], people[4], Source);
            if (RecordDisplacement.Wrong(figure) is { } wrong)
            {
                reading.Refuse(row.Number, "year, coo_iso, coa_iso", wrong,
                    "Check that the columns are not swapped, and fetch the file again");
                return;
            }

            reading.Take(row.Number, $"{figure.Year} {figure.Origin} {figure.Asylum}", figure);
        });
    }

    private static bool People(Reading reading, TableRow row, int column, string field, out long people)
    {
        people = 0;
        if (!reading.Number(row, column, field, out var number))
        {
            return false;
        }

        if (number is { } value && (value != Math.Floor(value) || Math.Abs(value) > Aman.Movements.Limits.PeopleMax))
        {
            reading.Refuse(row.Number, field, $"{Finding.Quote(row[column])} is no whole number of people",
                "Write the number without a fraction");
            return false;
        }

        people = (long)(number ?? 0);
        return true;
    }
}
