using System.Text.RegularExpressions;

namespace Aman.Matching;

/// <summary>Names grown together, in one form: the article inside of Abd-al-Rahman and Salah-al-Din falls
/// away.</summary>
internal static partial class Compound
{
    public static string Plain(string word)
    {
        if (Scripts.Of(word) == Script.Arabic)
            return Arabic(word);
        // Somali writes ayn as c.
        if (word.StartsWith("cabd", StringComparison.Ordinal))
            word = word[1..];
        var plain = Abd().Replace(word, "$1$3");
        return Din().Replace(plain, "$1din");
    }

    private static string Arabic(string word)
    {
        if (word.Length >= 7 && word.StartsWith("عبدال", StringComparison.Ordinal))
            word = string.Concat("عبد", word.AsSpan(5));
        if (word.Length >= 7 && word.EndsWith("الدين", StringComparison.Ordinal))
            word = string.Concat(word.AsSpan(0, word.Length - 5), "دين");
        if (word.Length >= 6 && word.EndsWith("الله", StringComparison.Ordinal))
            word = string.Concat(word.AsSpan(0, word.Length - 4), "له");
        return word;
    }

    // abd-u-l-aziz, абд-у-ль-азиз, abd-o-l-reza.
    [GeneratedRegex(@"^([ae]bd|абд|әбд)(?:ou|[aeiouуаео])(l(?=.{3})|ль?(?=.{3})|)-?(.{3,})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Abd();

    // salah-ed-dine, nur-et-tin, fakhr-ud-din.
    [GeneratedRegex(@"^(.{3,})(?:ou|[aeiou])(?:ld|dd|tt|d)(?:i|ee|ie)ne?$", RegexOptions.CultureInvariant)]
    private static partial Regex Din();
}
