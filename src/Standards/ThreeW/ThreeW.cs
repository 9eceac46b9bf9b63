using System.Security.Cryptography;
using System.Text;
using Aman.Coordination;

namespace Aman.Standards;

/// <summary>Who does what where (3W), as a table with HXL hashtags: at least #org and #sector.</summary>
public sealed class ThreeW : Standard
{
    private static readonly HashSet<string> SectorWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "health", "protection", "education", "shelter", "nutrition", "wash", "water & sanitation", "food security",
        "child protection", "gender-based violence", "livelihood", "livelihoods", "logistics", "food",
        "early recovery", "camp management", "coordination", "core relief items (cris)", "cccm", "agriculture",
    };

    public override string Name => "who does what where (3W, HXL)";

    public override bool Recognises(Document document) => document is Table { Tags: not null } table
        && HxlTag.Column(table, "#org") >= 0 && HxlTag.Column(table, "#sector") >= 0;

    public override void Read(Document document, Reading reading)
    {
        var table = (Table)document;
        var (organisation, sector) = (HxlTag.Column(table, "#org"), HxlTag.Column(table, "#sector"));
        RefuseSwapped(table, organisation, sector);
        RefuseSwappedPoints(table);
        reading.Each(table, row => Take(reading, table, row, row[organisation], row[sector]));
    }

    private static void Take(Reading reading, Table table, TableRow row, string organisation, string sector)
    {
        var id = Organisation.IdOf(organisation);
        if (id.Length == 0 || sector.Length == 0)
        {
            reading.Refuse(row.Number, id.Length == 0 ? "#org" : "#sector", "it is empty", "Say who does what");
            return;
        }

        if (!reading.Point(row, HxlTag.Column(table, "#geo+lat"), HxlTag.Column(table, "#geo+lon"),
            out var latitude, out var longitude))
        {
            return;
        }

        var (country, area) = (Cell(table, row, "#country"), Cell(table, row, "#adm2") ?? Cell(table, row, "#adm1"));
        var place = Cell(table, row, "#adm3+code") ?? Cell(table, row, "#adm2+code") ?? Cell(table, row, "#adm1+code");
        var description = Cell(table, row, "#activity");
        var content = string.Join('\n', id, sector, country, area, place, latitude, longitude, description);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..32];
        reading.Take(row.Number, hash, new Doing(
            new(id, organisation),
            new(hash, id, sector, country, area, place, latitude, longitude, description, "3W")));
    }

    private static string? Cell(Table table, TableRow row, string tag) =>
        row[HxlTag.Column(table, tag)] is { Length: > 0 } cell ? cell : null;

    /// <summary>Sectors are few and known: under #org, as countries under #adm1, they show moved headings.</summary>
    private static void RefuseSwapped(Table table, int organisation, int sector)
    {
        if (Share(table, organisation, SectorWords.Contains) > 0.5 && Share(table, sector, SectorWords.Contains) < 0.2)
        {
            throw new Unreadable(table.Rows.First().Number, "#org, #sector", "the columns are swapped: sectors stand "
                + $"under #org, as {Finding.Quote(table.Rows.First()[organisation])}", "Swap the two hashtags");
        }

        var (country, area) = (HxlTag.Column(table, "#country"), HxlTag.Column(table, "#adm1"));
        if (Share(table, country, IsCountry) < 0.2 && Share(table, area, IsCountry) > 0.5)
        {
            throw new Unreadable(table.Rows.First().Number, "#country, #adm1", "the columns are swapped: countries "
                + $"stand under #adm1, as {Finding.Quote(table.Rows.First()[area])}", "Swap the two hashtags");
        }
    }

    private static void RefuseSwappedPoints(Table table)
    {
        var (latitude, longitude, country) = (HxlTag.Column(table, "#geo+lat"), HxlTag.Column(table, "#geo+lon"),
            HxlTag.Column(table, "#country"));
        var pairs = table.Rows.Select(row => (Country.Find(row[country])?.Box, Degrees(row[latitude]),
            Degrees(row[longitude])));
        Swapped.Refuse(pairs, "#lat, #lon", table.Rows.First().Number);
    }

    private static double? Degrees(string cell) => double.TryParse(cell, System.Globalization.NumberStyles.Float,
        System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    private static bool IsCountry(string cell) => Country.Find(cell) is not null;

    private static double Share(Table table, int column, Func<string, bool> fits) =>
        column < 0 ? 0.5 : table.Rows.Count(row => fits(row[column])) / (double)table.Count;
}
