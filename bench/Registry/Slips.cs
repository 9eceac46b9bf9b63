using Aman.App.Demo;

namespace Aman.Registries;

/// <summary>Mistakes of hands, ears and machines.</summary>
internal static class Slips
{
    // Neighbours on the keyboards in use: QWERTY, Arabic (101), ЙЦУКЕН.
    private static readonly string[] Keys =
        ["qwertyuiop", "asdfghjkl", "zxcvbnm", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ", "йцукенгшщзхъ",
            "фывапролджэ", "ячсмитьбю"];

    // What machines read for one another, and what ears do.
    private static readonly (string, string)[] Read =
        [("rn", "m"), ("l", "i"), ("i", "l"), ("cl", "d"), ("h", "b"), ("e", "c"), ("u", "v"), ("a", "o"), ("ب", "ت"),
            ("ت", "ث"), ("ن", "ت"), ("ح", "خ"), ("ج", "ح"), ("د", "ذ"), ("ر", "ز"), ("س", "ش"), ("ع", "غ"),
            ("ف", "ق"), ("и", "н"),
            ("п", "н"), ("ш", "щ"), ("е", "с"), ("л", "п")];
    private static readonly (string, string)[] Heard =
        [("b", "p"), ("p", "b"), ("d", "t"), ("t", "d"), ("k", "g"), ("g", "k"), ("s", "z"), ("v", "f"), ("m", "n"),
            ("e", "i"), ("o", "u"), ("a", "e"), ("i", "e"), ("ee", "i"), ("ص", "س"), ("س", "ص"), ("ط", "ت"),
            ("ت", "ط"), ("ض", "د"),
            ("د", "ض"), ("ذ", "ز"), ("ظ", "ض"), ("ق", "ك"), ("ه", "ح"), ("б", "п"), ("д", "т"), ("о", "а"), ("е", "и"),
            ("з", "с"), ("г", "к"), ("ж", "ш")];

    public static string Typed(string text, Draw draw)
    {
        if (text.Length < 2)
            return text;
        return draw.Weighted([30, 15, 10, 12, 13, 20]) switch
        {
            0 => Neighbour(text, draw),
            1 => text.Remove(draw.Below(text.Length), 1),
            2 => Doubled(text, draw),
            3 => InTurn(text, draw),
            4 => Taken(text, Read, draw),
            _ => Taken(text, Heard, draw),
        };
    }

    public static string Digit(string number, Draw draw)
    {
        var at = draw.Below(number.Length);
        return draw.Chance(300) && at > 0 && number[at] != number[at - 1]
            ? string.Concat(number[..(at - 1)], number[at].ToString(), number[at - 1].ToString(), number[(at + 1)..])
            : string.Concat(number[..at], ((number[at] - '0' + draw.Between(1, 9)) % 10).ToString("D1", null),
                number[(at + 1)..]);
    }

    private static string Neighbour(string text, Draw draw)
    {
        var at = draw.Below(text.Length);
        var key = char.ToLowerInvariant(text[at]);
        foreach (var row in Keys)
        {
            var place = row.IndexOf(key, StringComparison.Ordinal);
            if (place < 0)
                continue;
            var other = row[place == 0 ? 1 : place == row.Length - 1 || draw.Chance(500) ? place - 1 : place + 1];
            return text[..at] + (char.IsUpper(text[at]) ? char.ToUpperInvariant(other) : other) + text[(at + 1)..];
        }

        return text.Remove(at, 1);
    }

    private static string Doubled(string text, Draw draw)
    {
        var at = draw.Below(text.Length);
        return text.Insert(at, char.ToLowerInvariant(text[at]).ToString());
    }

    private static string InTurn(string text, Draw draw)
    {
        var at = draw.Below(text.Length - 1);
        return $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}";
    }

    private static string Taken(string text, (string From, string To)[] pairs, Draw draw)
    {
        var start = draw.Below(pairs.Length);
        for (var step = 0; step < pairs.Length; step++)
        {
            var (from, to) = pairs[(start + step) % pairs.Length];
            var at = text.IndexOf(from, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                return text[..at] + to + text[(at + from.Length)..];
        }

        return Neighbour(text, draw);
    }
}
