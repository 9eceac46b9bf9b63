using System.Text.RegularExpressions;

namespace Aman.Matching;

/// <summary>Other readings of one word, where spelling alone cannot tell: <c>alhasan</c> may be al-Hasan, and الياس is
/// Elias, not al-Yas.</summary>
internal static partial class Alternates
{
    // Names that begin with the letters of the article and have none: Elias, Ilham, Alaa, Alexander, Elisa, Albert…
    private static readonly HashSet<string> noArticle = new("""
        الياس الياسين الهام الاء الكسندر الكسندرا الكسي اليزابيث اليسا اليسار الين الينا الفت الماس البرت البير الفرد
        الفريد
        الفونس الدار الان الدو الفا المير الماز التان التاي السا الزا الف الون اليو اليكس ال
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>The reading a word is filed under: an Arabic article is no part of the name.</summary>
    public static string First(string word, Script script) => HasArticle(word, script) ? word[2..] : word;

    private static bool HasArticle(string word, Script script) => script == Script.Arabic && word.Length >= 5
        && word.StartsWith("ال", StringComparison.Ordinal)
        && !noArticle.Contains(word);

    /// <summary>The other readings.</summary>
    public static IEnumerable<string> Of(string word, Script script)
    {
        if (script == Script.Arabic)
        {
            if (HasArticle(word, script))
                yield return word;
            else if (word.Length >= 6 && word.StartsWith("ابو", StringComparison.Ordinal))
                yield return word[3..];
            else if (word.Length >= 5 && word.StartsWith("بن", StringComparison.Ordinal))
                yield return word[2..];
            yield break;
        }

        if (GrownOn().Match(word) is { Success: true } grown)
            yield return grown.Groups[1].Value;
        if (Assimilated().Match(word) is { Success: true } article)
            yield return article.Groups[1].Value + article.Groups[2].Value + article.Groups[3].Value;
        if (Patronymics.Stem(word) is { } stem)
            yield return stem;
        if (script == Script.Latin && word.Contains('x'))
            yield return word.Replace("x", "ks", StringComparison.Ordinal);
        if (script == Script.Latin && Somali().IsMatch(word))
            yield return word.Trim('c');
        if (script == Script.Latin && Noble().Match(word) is { Success: true } noble)
            yield return noble.Groups[1].Value;
    }

    // Alhasan, Elmasri, Abuhamada, Benali, Альхасан.
    [GeneratedRegex(@"^(?:al|el|ul|аль|эль|ал|эл|abu|abou|abo|абу|ben|bin|bou|бен|бин)-?(.{3,})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex GrownOn();

    // Asshami, Ennaji, Errachidi.
    [GeneratedRegex(@"^[aeuаэ](?:([szrtdnсзртдн])\1|([sc]h)\2|ш(?=ш))(.{2,})$", RegexOptions.CultureInvariant)]
    private static partial Regex Assimilated();

    // Somali writes ayn as c, long vowels twice, and the h of Ahmad as x: Caasha, Jaamac.
    [GeneratedRegex(@"^c(?:[aeiou].*x|[aeiou]*(aa|ee|ii|oo|uu))|(?:aa|ee|ii|oo|uu|x).*[aeiou]c$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Somali();

    // The French and the Spanish have a noble "d'".
    [GeneratedRegex(@"^d([aeiouh].{3,})$", RegexOptions.CultureInvariant)]
    private static partial Regex Noble();
}
