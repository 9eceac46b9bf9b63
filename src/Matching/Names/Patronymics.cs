using System.Text.RegularExpressions;

namespace Aman.Matching;

/// <summary>Slavic endings: Ivanovich is Ivan's son, Petrova a woman of the family Petrov.</summary>
internal static partial class Patronymics
{
    public static bool Is(string word) => Father().IsMatch(word);

    /// <summary>The word without its ending, or null when it has none.</summary>
    public static string? Stem(string word)
    {
        if (Father().Match(word) is { Success: true } father)
            return father.Groups[1].Value;
        return Family().Match(word) is { Success: true } family ? family.Groups[1].Value + family.Groups[2].Value
            : null;
    }

    [GeneratedRegex(@"^(.{2,}?)(?:[oeiyj]?[oe]v(?:ich|itch|ych|ic|ić|itsch|icz|yich|na|ny|yna)|i[ivy]na|ivna|yivna"
        + @"|[ьй]?[оеё]вич|[ьй]?[оеё]вна|[іїи]вна|ична|ьич)$", RegexOptions.CultureInvariant)]
    private static partial Regex Father();

    [GeneratedRegex(@"^(.{2,})(ov|ev|in|yn|ск|цк|sk|ck|ов|ев|ин|ын|ёв|їн)(?:a|ая|аya|aya|aia|aja|а|ой|oy)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Family();
}
