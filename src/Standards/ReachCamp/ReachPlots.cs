using System.Globalization;
using Aman.Places;
using NetTopologySuite.Geometries;

namespace Aman.Standards;

/// <summary>Household plots of a camp: a point and a code each.</summary>
public sealed class ReachPlots : Standard
{
    public override string Name => "camp plots (REACH)";

    public override bool Recognises(Document document) => document is Table table
        && table.Column("house_id_short") >= 0 && table.Column("latitude") >= 0 && table.Column("longitude") >= 0;

    public override void Read(Document document, Reading reading)
    {
        var table = (Table)document;
        var (latitudeColumn, longitudeColumn, id) =
            (table.Column("latitude"), table.Column("longitude"), table.Column("house_id_short"));
        var camp = Camp.Of(Points(table, latitudeColumn, longitudeColumn));
        camp.Imply(reading);
        reading.Each(table, row =>
        {
            if (Camp.Parse(row[id]) is not { Letter: "H", Block: not null } code)
            {
                reading.Refuse(row.Number, "house_id_short", $"{Finding.Quote(row[id])} is no plot's code",
                    "Write district, block and house, as in D1-B1-H47");
                return;
            }

            if (reading.Point(row, latitudeColumn, longitudeColumn, out var latitude, out var longitude))
            {
                (latitude, longitude) = Plausible(reading, row.Number, camp, latitude, longitude);
                reading.Take(row.Number, code.ToString(), new Place($"{camp.Id}/{code}", PlaceKinds.Shelter,
                    code.ParentIn(camp.Id), code.ToString(), code.ToString(), null, latitude, longitude, null, null,
                    "plot", Camp.Source));
            }
        });
    }

    /// <summary>The points that are there; rows without one are judged later.</summary>
    internal static IEnumerable<Coordinate> Points(Table table, int latitude, int longitude)
    {
        foreach (var row in table.Rows)
        {
            if (double.TryParse(row[latitude], NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
                && double.TryParse(row[longitude], NumberStyles.Float, CultureInfo.InvariantCulture, out var x))
            {
                yield return new(x, y);
            }
        }
    }

    /// <summary>A plot without a point, or with one far away, is still a plot that people live on.</summary>
    internal static (double? Latitude, double? Longitude) Plausible(Reading reading, int row, Camp camp,
        double? latitude, double? longitude)
    {
        if (latitude is null || longitude is null)
        {
            reading.Found(row, "latitude, longitude", Effect.Noted, "there is no point; taken without one",
                "Measure where it is");
            return (null, null);
        }

        if (!camp.Box.Contains(latitude.Value, longitude.Value, 0))
        {
            reading.Found(row, "latitude, longitude", Effect.Mended, string.Create(CultureInfo.InvariantCulture,
                $"latitude {latitude:0.######}, longitude {longitude:0.######} is not in {camp.Name}; "
                + $"taken without a point"), "Measure where it is");
            return (null, null);
        }

        return (latitude, longitude);
    }
}

/// <summary>Septic tanks of a camp, each serving the plots it lists in the longer style of code.</summary>
public sealed class ReachSepticTanks : Standard
{
    public override string Name => "camp septic tanks (REACH)";

    public override bool Recognises(Document document) => document is Table table
        && table.Column("septic_id_short") >= 0 && table.Column("house_ids") >= 0;

    public override void Read(Document document, Reading reading)
    {
        var table = (Table)document;
        var (latitudeColumn, longitudeColumn) = (table.Column("latitude"), table.Column("longitude"));
        var camp = Camp.Of(ReachPlots.Points(table, latitudeColumn, longitudeColumn));
        camp.Imply(reading);
        reading.Each(table, row =>
        {
            var id = row[table.Column("septic_id_short")];
            if (Camp.Parse(id) is not { Letter: "T" } code)
            {
                reading.Refuse(row.Number, "septic_id_short", $"{Finding.Quote(id)} is no tank's code",
                    "Write district, block and tank, as in D1-B1-T1");
                return;
            }

            if (reading.Point(row, latitudeColumn, longitudeColumn, out var latitude, out var longitude)
                && reading.Number(row, table.Column("septic_capacity"), "septic_capacity", out var cubicMetres)
                && Plots(reading, row, camp, row[table.Column("house_ids")]) is { } plots)
            {
                (latitude, longitude) = ReachPlots.Plausible(reading, row.Number, camp, latitude, longitude);
                var size = cubicMetres is null ? ""
                    : string.Create(CultureInfo.InvariantCulture, $" ({cubicMetres} m³)");
                reading.Take(row.Number, code.ToString(), new Place($"{camp.Id}/{code}", PlaceKinds.Facility,
                    code.ParentIn(camp.Id), code.ToString(), $"Septic tank {code}{size}", null, latitude, longitude,
                    null, null, "septic tank", Camp.Source, Serves: plots.Length > 0 ? plots : null));
            }
        });
    }

    /// <returns>Ids with a space between; null when the row was refused.</returns>
    private static string? Plots(Reading reading, TableRow row, Camp camp, string list)
    {
        var ids = new List<string>();
        foreach (var house in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Camp.Parse(house) is not { Letter: "H", Block: not null } code)
            {
                reading.Refuse(row.Number, "house_ids", $"{Finding.Quote(house)} is no plot's code",
                    "Write codes as in D01-B01-H047, with commas between");
                return null;
            }

            ids.Add($"{camp.Id}/{code}");
        }

        return string.Join(' ', ids.Distinct().Order(StringComparer.Ordinal));
    }
}
