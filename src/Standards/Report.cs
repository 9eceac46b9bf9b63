using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aman.Standards;

/// <summary>What became of every file and every row of one import.</summary>
/// <param name="Facts">Facts recorded; none when everything was already known.</param>
public sealed record Report(IReadOnlyList<FileReport> Files, int Facts)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public int Read => Files.Sum(file => file.Read);

    public int Taken => Files.Sum(file => file.Taken);

    public int Merged => Files.Sum(file => file.Merged);

    public int Refused => Files.Sum(file => file.Refused);

    /// <summary>True when no file as a whole was refused.</summary>
    public bool Whole => Files.All(file => !file.Unreadable);

    public string ToJson() => JsonSerializer.Serialize(this, Readable);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var file in Files)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{file.File}: {file.Standard ?? "not read"}; read {file.Read}, taken {file.Taken}, "
                + $"merged {file.Merged}, refused {file.Refused}");
            foreach (var finding in file.Findings.OrderByDescending(one => one.Effect == Effect.Refused)
                .Take(Limits.FindingsPrinted))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {finding}");
            }

            if (file.FindingsCount > Limits.FindingsPrinted)
            {
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"  and {file.FindingsCount - Limits.FindingsPrinted} more findings");
            }
        }

        text.Append(CultureInfo.InvariantCulture,
            $"Together: read {Read}, taken {Taken}, merged {Merged}, refused {Refused}; {Facts} facts recorded");
        return text.ToString();
    }
}

/// <summary>One file. Read is always taken + merged + refused.</summary>
/// <param name="Standard">The standard it was read by; null when none fits.</param>
/// <param name="Unreadable">True when the file as a whole was refused, so that nothing of it was taken.</param>
/// <param name="Findings">As many of <paramref name="FindingsCount"/> as <see cref="Limits.Findings"/> leaves
/// room for.</param>
public sealed record FileReport(string File, string? Standard, bool Unreadable, int Read, int Taken, int Merged,
    int Refused, int FindingsCount, IReadOnlyList<Finding> Findings);

/// <summary>What became of a row or a file.</summary>
public enum Effect
{
    /// <summary>Taken as it is; somebody should know.</summary>
    Noted,

    /// <summary>Taken with a correction.</summary>
    Mended,

    /// <summary>Taken without what could not be read.</summary>
    LeftOut,

    /// <summary>Not taken over what was there.</summary>
    Merged,

    /// <summary>Not taken.</summary>
    Refused,
}

/// <summary>What was found at one spot of a file, why it matters, and what mends it.</summary>
/// <param name="Row">Line of a text, row of a sheet, or number of a feature, from 1; null for the file.</param>
public sealed record Finding(string File, int? Row, string? Field, Effect Effect, string Reason, string Mend)
{
    public override string ToString()
    {
        var where = string.Join(", ", new[]
        {
            Row is { } row ? string.Create(CultureInfo.InvariantCulture, $"row {row}") : null,
            Field,
        }.Where(part => part is not null));
        var effect = Effect == Effect.LeftOut ? "left out" : Effect.ToString().ToLowerInvariant();
        return $"{effect}{(where.Length > 0 ? $" ({where})" : "")}: {Reason}. {Mend}.";
    }

    /// <summary>A cell as a finding may show it: short, on one line, without control or direction characters.</summary>
    public static string Quote(string cell)
    {
        var shown = new StringBuilder("'");
        foreach (var rune in cell.EnumerateRunes())
        {
            if (shown.Length > Limits.Quoted)
            {
                return shown.Append("…'").ToString();
            }

            shown.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                ? string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}") : rune.ToString());
        }

        return shown.Append('\'').ToString();
    }
}

/// <summary>The file as a whole cannot be taken; nothing of it is.</summary>
public sealed class Unreadable(int? row, string? field, string reason, string mend) : Exception(reason)
{
    public int? Row { get; } = row;

    public string? Field { get; } = field;

    public string Reason { get; } = reason;

    public string Mend { get; } = mend;

    /// <summary>The whole of it in words, with the name of the file.</summary>
    public string In(string file) => string.Create(CultureInfo.InvariantCulture,
        $"{file}{(Row is { } row ? $", row {row}" : "")}{(Field is null ? "" : $", {Field}")}: {Reason}. {Mend}.");
}
