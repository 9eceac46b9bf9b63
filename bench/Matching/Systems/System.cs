using System.Globalization;
using System.Text;
using AnyAscii;
using Aman.Registries;

namespace Aman.Bench.Systems;

/// <summary>A system that is asked at the gate whether a person is known.</summary>
internal interface ISystem : IDisposable
{
    string Name { get; }

    void Load(IEnumerable<Entry> people);

    /// <summary>The likeliest, best first; a higher score is likelier, in a measure of the system's own.</summary>
    IReadOnlyList<(string Id, double Score)> Search(Entry asked, int top);

    /// <summary>What the loaded records need, in bytes; NaN when it cannot be told.</summary>
    double Bytes { get; }
}

/// <summary>
/// The fields as whoever builds a search on a database or a search engine would prepare them: everything in Latin
/// letters without marks (AnyAscii), lower case, digits alone in numbers. All other systems get exactly this.
/// </summary>
internal sealed record Plain(string Given, string Father, string Grandfather, string Family, string Mother,
    string Birth, string Sex, string Phone, string Document)
{
    public string Name { get; } =
        string.Join(' ', new[] { Given, Father, Grandfather, Family }.Where(part => part.Length > 0));

    public string Year => Birth.Length >= 4 ? Birth[..4] : "";

    public static Plain Of(Entry entry)
    {
        var (given, father, grandfather, family) = (Text(entry.Given), Text(entry.Father), Text(entry.Grandfather),
            Text(entry.Family));
        if (entry.Name.Length > 0)
        {
            // One field: a comma says where the family name ends, else it is the last word.
            var words = Text(entry.Name).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            if (entry.Name.Contains(',', StringComparison.Ordinal))
            {
                words = [.. words.Skip(1), words[0]];
            }

            given = words.ElementAtOrDefault(0) ?? "";
            family = words.Count > 1 ? words[^1] : "";
            father = words.Count > 2 ? words[1] : "";
            grandfather = words.Count > 3 ? words[2] : "";
        }

        var (phone, document) = (Digits(entry.Phone), Digits(entry.Document));
        return new(given, father, grandfather, family, Text(entry.Mother), Latin(entry.Birth), entry.Sex,
            phone.Length > 7 ? phone[^7..] : phone, document);
    }

    private static string Latin(string text) => text.Transliterate();

    private static string Text(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormC).Transliterate().ToLowerInvariant())
        {
            plain.Append(char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : letter is '\'' or '`' ? "" : " ");
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Digits(string text) => string.Concat(text
        .Select(letter => CharUnicodeInfo.GetDecimalDigitValue(letter)).Where(digit => digit >= 0)
        .Select(digit => (char)('0' + digit)));
}
