using System.Globalization;
using Aman.Aid;
using Aman.Coordination;
using Aman.Places;

namespace Aman.Standards;

/// <summary>What a standard found in one file. Every row ends as taken, merged or refused.</summary>
public sealed class Reading(string file, Standard? standard)
{
    private readonly Dictionary<(Type, string), int> seen = [];
    private readonly List<(int Row, object Thing)> things = [];
    private readonly List<Finding> findings = [];
    private Finding? firstRefusal;

    public string File { get; } = file;

    /// <summary>Null when none fits.</summary>
    public Standard? Standard { get; } = standard;

    /// <summary>True when the file as a whole is refused.</summary>
    public bool Unreadable { get; private set; }

    public int Read { get; private set; }

    public int Taken { get; private set; }

    public int Merged { get; private set; }

    public int Refused { get; private set; }

    public int FindingsCount { get; private set; }

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>What stands in the rows that were taken: places, activities, items and so on.</summary>
    public IReadOnlyList<(int Row, object Thing)> Things => things;

    /// <summary>Places that the file needs but does not describe, such as the country of its areas.</summary>
    public Dictionary<string, Place> Implied { get; } = new(StringComparer.Ordinal);

    /// <summary>A file that is refused as a whole: all rows that were seen are.</summary>
    public static Reading OfUnreadable(string file, Standard? standard, int rows, Standards.Unreadable why,
        IReadOnlyList<Finding>? before = null)
    {
        var reading = new Reading(file, standard) { Read = rows };
        foreach (var finding in before ?? [])
        {
            reading.Found(finding);
        }

        reading.RefuseWhole(why);
        return reading;
    }

    /// <summary>Nothing of it is taken after all.</summary>
    public void RefuseWhole(Standards.Unreadable why)
    {
        (Unreadable, Taken, Merged, Refused) = (true, 0, 0, Read);
        FindingsCount++;
        findings.Insert(0, new(File, why.Row, why.Field, Effect.Refused, why.Reason, why.Mend));
    }

    public FileReport Report() =>
        new(File, Standard?.Name, Unreadable, Read, Taken, Merged, Refused, FindingsCount, findings);

    /// <summary>With no row taken, or too many refused, the file is not what it seems, and nothing of it may
    /// be taken.</summary>
    /// <exception cref="Aman.Standards.Unreadable">Then.</exception>
    public void Judge()
    {
        if (firstRefusal is { } first
            && (Refused == Read || (Refused > Limits.RefusedFew && Refused > Read * Limits.RefusedShare)))
        {
            throw new Standards.Unreadable(first.Row, first.Field, string.Create(CultureInfo.InvariantCulture,
                $"{Refused} of {Read} rows are refused, so nothing is taken; the first because {first.Reason}"),
                first.Mend);
        }
    }

    public void Found(int? row, string? field, Effect effect, string reason, string mend) =>
        Found(new(File, row, field, effect, reason, mend));

    /// <summary>Many notes do not crowd out the refusals: each has its own room.</summary>
    public void Found(Finding finding)
    {
        FindingsCount++;
        var refused = finding.Effect == Effect.Refused;
        firstRefusal ??= refused ? finding : null;
        if (findings.Count(one => one.Effect == Effect.Refused == refused) < Limits.Findings)
        {
            findings.Add(finding);
        }
    }

    /// <summary>Goes through all rows, and counts them.</summary>
    public void Each(Table table, Action<TableRow> take)
    {
        foreach (var finding in table.Findings)
        {
            Found(finding);
        }

        foreach (var (index, row) in table.Rows.Index())
        {
            Read++;
            var width = Math.Max(table.Header.Count, table.Tags?.Count ?? 0);
            var refused = Refused;
            if (row.Cells.Skip(width).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                Refuse(row.Number, null, $"the row has {row.Cells.Count} cells under {width} headings",
                    "Put a cell that holds the separating character into quotation marks");
            }
            else
            {
                take(row);
            }

            if (table.Cut && Refused > refused && index == table.Count - 1)
            {
                throw new Standards.Unreadable(row.Number, null,
                    "the last row is broken and has no line end: the file is cut off", "Fetch the file again, whole");
            }
        }
    }

    public void Each<T>(IReadOnlyList<T> list, Action<T> take)
    {
        foreach (var one in list)
        {
            Read++;
            take(one);
        }
    }

    /// <summary>A row that is not refused says something new, or what is known already.</summary>
    public void Count(bool news) => (Taken, Merged) = news ? (Taken + 1, Merged) : (Taken, Merged + 1);

    public void Refuse(int row, string? field, string reason, string mend)
    {
        Refused++;
        Found(row, field, Effect.Refused, reason, mend);
    }

    /// <summary>Takes what a row says; a repeated id is merged when it says the same and refused when it does not.
    /// </summary>
    public void Take<T>(int row, string id, T thing)
        where T : notnull
    {
        if (!seen.TryAdd((typeof(T), id), things.Count))
        {
            var first = things[seen[(typeof(T), id)]];
            if (first.Thing.Equals(thing))
            {
                Merged++;
                return;
            }

            Refuse(row, "id", string.Create(CultureInfo.InvariantCulture, $"{Finding.Quote(id)} stands already in row "
                + $"{first.Row} with other content; row {first.Row} is kept because it came first"),
                "Give each its own id, or delete the wrong one");
            return;
        }

        things.Add((row, thing));
    }

    /// <summary>A number in invariant notation; null where the cell is empty or refused.</summary>
    /// <returns>False when the row was refused.</returns>
    public bool Number(TableRow row, int column, string field, out double? number)
    {
        number = null;
        var cell = row[column];
        if (cell.Length == 0)
        {
            return true;
        }

        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value))
        {
            number = value;
            return true;
        }

        Refuse(row.Number, field, $"{Finding.Quote(cell)} is no number", "Write digits with a decimal point");
        return false;
    }

    /// <summary>Latitude and longitude in degrees; both null where both are empty.</summary>
    /// <returns>False when the row was refused.</returns>
    public bool Point(TableRow row, int latitudeColumn, int longitudeColumn, out double? latitude,
        out double? longitude)
    {
        longitude = null;
        if (!Number(row, latitudeColumn, "latitude", out latitude)
            || !Number(row, longitudeColumn, "longitude", out longitude))
        {
            return false;
        }

        if (latitude is null != longitude is null)
        {
            Refuse(row.Number, "latitude, longitude", "only one of the two is there", "Give both or neither");
            return false;
        }

        if (Math.Abs(latitude ?? 0) > 90 || Math.Abs(longitude ?? 0) > 180)
        {
            Refuse(row.Number, "latitude, longitude", "the point is not on the earth",
                "Latitude is between -90 and 90, longitude between -180 and 180; perhaps they are swapped");
            return false;
        }

        return true;
    }
}

/// <summary>A row of a 3W table: the activity and who does it.</summary>
public sealed record Doing(Organisation Organisation, Activity Activity);
