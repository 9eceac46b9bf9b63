namespace Aman.People;

/// <summary>
/// One free field of a name, read into its parts: own, father's, grandfather's, family's, in that order. Words that
/// belong together stay together (Abd al-Rahman, Abu Bakr, al-Hourani, بنت, ابن); a Cyrillic patronymic is the
/// father's part. What was understood is shown before anything is recorded.
/// </summary>
public static class NameText
{
    // These bind the word behind them; the second list says what a part begins with that is a family name.
    private static readonly HashSet<string> Binding = new(StringComparer.OrdinalIgnoreCase)
    {
        "al", "el", "ash", "as", "ad", "ar", "an", "at", "az", "abd", "abdul", "abdel", "abdal", "abu", "abo", "umm",
        "um", "bin", "ibn", "bint", "bani", "beni", "ould", "de", "van", "von", "ال", "عبد", "أبو", "ابو", "أم", "ام",
        "بن", "ابن", "بنت", "بني", "آل", "абу", "аль", "эль", "бен", "ибн",
    };

    private static readonly string[] Patronymics = ["ович", "евич", "ич", "овна", "евна", "ична", "инична"];

    /// <returns>Null for a text without a letter.</returns>
    public static NameParts? Parse(string? text)
    {
        var parts = Parts(text ?? "");
        return parts switch
        {
            [] => null,
            [var given] => new(given),
            [var given, var father] when IsPatronymic(father) => new(given, father),
            [var given, var family] => new(given, Family: family),
            [var given, var father, var family] => IsPatronymic(family)
                ? new(father, family, Family: given) : new(given, father, Family: family),
            [var given, var father, var grandfather, .. var rest] =>
                new(given, father, grandfather, string.Join(' ', rest)),
        };
    }

    /// <summary>The script most of its letters are in: arabic, cyrillic or latin.</summary>
    public static string Script(string? text)
    {
        var letters = (text ?? "").Where(char.IsLetter).ToList();
        var arabic = letters.Count(one => one is >= '\u0600' and <= '\u06ff' or >= '\ufb50' and <= '\ufefc');
        var cyrillic = letters.Count(one => one is >= '\u0400' and <= '\u052f');
        return arabic * 2 > letters.Count ? "arabic" : cyrillic * 2 > letters.Count ? "cyrillic" : "latin";
    }

    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        var open = false;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Any(char.IsLetter)))
        {
            if (open)
                parts[^1] += " " + word;
            else
                parts.Add(word);
            open = Binding.Contains(word.TrimEnd('-', '\'', '’'));
        }

        return parts;
    }

    private static bool IsPatronymic(string part) =>
        Patronymics.Any(end => part.EndsWith(end, StringComparison.OrdinalIgnoreCase) && part.Length > end.Length + 2);
}
