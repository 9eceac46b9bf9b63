using System.Text.RegularExpressions;
using Aman.Aid;

namespace Aman.Standards;

/// <summary>The relief item catalogue of IFRC and ICRC, as Sahana publishes it.</summary>
public sealed partial class ReliefItems : Standard
{
    public override string Name => "relief items (IFRC catalogue)";

    public override bool Recognises(Document document) => document is Table table
        && table.Column("item code") >= 0 && table.Column("item description") >= 0;

    public override void Read(Document document, Reading reading)
    {
        var table = (Table)document;
        string[] sizes = ["length cm", "height cm", "width cm", "volume litre", "weight kg"];
        var columns = sizes.Select(size => table.Column(size)).ToArray();
        reading.Each(table, row =>
        {
            var (code, name) = (row[table.Column("item code")], row[table.Column("item description")]);
            if (!Spelling().IsMatch(code) || name.Length == 0)
            {
                reading.Refuse(row.Number, name.Length == 0 ? "item description" : "item code",
                    name.Length == 0 ? "it is empty" : $"{Finding.Quote(code)} is no item code",
                    "Check that the columns of code and description are not swapped");
                return;
            }

            var measured = new double?[sizes.Length];
            for (var at = 0; at < sizes.Length; at++)
            {
                if (!reading.Number(row, columns[at], sizes[at], out measured[at]))
                {
                    return;
                }

                if (measured[at] < 0)
                {
                    reading.Refuse(row.Number, sizes[at], "it is below zero", "Give the measured size");
                    return;
                }

                measured[at] = measured[at] == 0 ? null : measured[at];
            }

            var listed = row[table.Column("in EIC")].Equals("yes", StringComparison.OrdinalIgnoreCase);
            reading.Take(row.Number, code, new Item(code, name, measured[0], measured[1], measured[2], measured[3],
                measured[4], listed, null, "IFRC item catalogue"));
        });
    }

    [GeneratedRegex(@"^[A-Z][A-Z0-9][A-Z0-9.,/+\-]{1,38}$", RegexOptions.CultureInvariant)]
    private static partial Regex Spelling();
}

/// <summary>Groups and families of the item catalogue.</summary>
public sealed partial class ReliefItemFamilies : Standard
{
    public override string Name => "relief item families (IFRC catalogue)";

    public override bool Recognises(Document document) => document is Table table
        && table.Column("GROUP_CODE") >= 0 && table.Column("FAM") >= 0;

    public override void Read(Document document, Reading reading)
    {
        var table = (Table)document;
        reading.Each(table, row =>
        {
            var code = row[table.Column("GROUP_CODE")] + row[table.Column("FAM")];
            var (group, name) = (row[table.Column("GROUP_DESCRIPTION")],
                row[table.Column("FAMILY_DESCRIPTION", "FAMILY_DESCRITPION")]);
            if (!Spelling().IsMatch(code) || group.Length == 0 || name.Length == 0)
            {
                reading.Refuse(row.Number, "GROUP_CODE, FAM",
                    $"{Finding.Quote(code)} is no family of items, or a description is missing",
                    "Give one letter for the group, three for the family, and both descriptions");
                return;
            }

            reading.Take(row.Number, code, new ItemFamily(code, group, name, "IFRC item catalogue"));
        });
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Spelling();
}
