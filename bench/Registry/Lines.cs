using System.Text;

namespace Aman.Registries;

/// <summary>Comma-separated lines in the form that <c>aman match</c> reads; what is true stands in the last columns.
/// </summary>
public static class Lines
{
    public const string Header =
        "id,name,given,father,grandfather,family,mother,birth,sex,phone,document,household,cluster,culture,habit,slips";

    public static string Of(Entry entry)
    {
        var line = new StringBuilder(200);
        foreach (var cell in (string[])
            [
                entry.Id, entry.Name, entry.Given, entry.Father, entry.Grandfather, entry.Family, entry.Mother,
                entry.Birth, entry.Sex, entry.Phone, entry.Document, entry.Household, entry.Cluster, entry.Culture,
                entry.Habit, entry.Slips,
            ])
        {
            line.Append(line.Length > 0 ? "," : "");
            var quoted = cell.AsSpan().ContainsAny(',', '"');
            line.Append(quoted ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        }

        return line.ToString();
    }
}
