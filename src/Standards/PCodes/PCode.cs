using System.Globalization;
using System.Text.RegularExpressions;

namespace Aman.Standards;

/// <summary>OCHA's place codes: a country's letters, then digits for each level inside it.</summary>
public static partial class PCode
{
    private static readonly Lazy<IReadOnlyDictionary<string, PCodeLength>> Lengths = new(() =>
        PCodeLengths.Parse(Delimited.Read(() => typeof(PCode).Assembly.GetManifestResourceStream("pcode-lengths.csv")!,
            "pcode-lengths.csv")).ToDictionary(one => one.Iso3));

    public static PCodeLength? LengthOf(string iso3) => Lengths.Value.GetValueOrDefault(iso3);

    /// <summary>True for what can be a P-code at all, so not for a name.</summary>
    public static bool Fits(string code) => Spelling().IsMatch(code);

    /// <summary>Gives back the zeros, and the country's letters, that a spreadsheet took for decoration.</summary>
    /// <param name="iso3">The country.</param>
    /// <param name="level">1 or 2.</param>
    /// <returns>The code itself when it is whole or when the country's lengths are unknown.</returns>
    public static string Repair(string code, string iso3, int level)
    {
        if (LengthOf(iso3) is not { } lengths || lengths.Digits(level) is not { } digits)
        {
            return code;
        }

        var letters = code.Length - code.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]).Length;
        var country = letters > 0 ? code[..letters]
            : lengths.Country == 3 ? iso3 : Country.Find(iso3)?.Iso2 ?? "";
        var rest = code[letters..];
        return country.Length == lengths.Country && rest.Length > 0 && rest.Length < digits && rest.All(char.IsDigit)
            ? country + rest.PadLeft(digits, '0') : code;
    }

    [GeneratedRegex("^([A-Z]{2,3}[0-9A-Z]{0,18}|[0-9]{3,20})$", RegexOptions.CultureInvariant)]
    private static partial Regex Spelling();
}

/// <summary>How many characters the codes of a country have: of the country itself, and more for each level.</summary>
public sealed record PCodeLength(string Iso3, int Country, string Admin1, string Admin2, string Rest)
{
    /// <summary>Characters after the country's; null when this level's length varies or is unknown.</summary>
    public int? Digits(int level) =>
        !int.TryParse(Admin1, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? null
        : level == 1 ? first
        : int.TryParse(Admin2, NumberStyles.None, CultureInfo.InvariantCulture, out var second) ? first + second : null;
}
