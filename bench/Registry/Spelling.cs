using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Aman.App.Demo;

namespace Aman.Registries;

/// <summary>One name written down once: by a habit, with the choices people make within it.</summary>
internal static partial class Spelling
{
    public const string Article = "ال", Servant = "عبدال";

    private static readonly string[] Articles = ["Al-", "Al-", "Al ", "Al", "El-", "El ", "El", "al-"];
    private static readonly string[] Servants =
        ["Abdul ", "Abd al-", "Abdel ", "Abdul-", "Abdel", "Abdul", "Abd El ", "Abd ul ", "Abdal", "Abd el-"];

    /// <summary>What of a native spelling stands before the sounds, and the Latin spelling of the rest.</summary>
    public static (string Before, string Latin) Before(Culture culture, string native, string latin)
    {
        if (culture != Culture.Arabic)
            return ("", latin);
        var low = latin.ToLowerInvariant();
        if (native.StartsWith(Servant, StringComparison.Ordinal) && native.Length > Servant.Length + 2
            && ServantInLatin().Match(low) is { Success: true } servant)
            return (Servant, low[servant.Length..]);
        return native.StartsWith(Article, StringComparison.Ordinal) && native.Length > Article.Length + 1
            && ArticleInLatin().Match(low) is { Success: true } article
            ? (Article, low[article.Length..]) : ("", low);
    }

    public static string Write(Name name, Habit habit, Rates rates, Draw draw) => habit.Script switch
    {
        "arabic" => Arabic(name, habit, rates, draw),
        "cyrillic" when name.Culture == Culture.Russian => name.Native,
        "cyrillic" => Capital(Before(name, Cyrillics(name.Before), rates, draw) + habit.Write(name.Sound, draw)),
        _ => Latin(name, habit, rates, draw),
    };

    private static string[] Cyrillics(string before) => before switch
    {
        Article => ["Аль-", "Ал-", "Эль-", "Аль"],
        Servant => ["Абдул ", "Абдуль", "Абд аль-", "Абдул", "Абдель"],
        _ => [""],
    };

    private static string Latin(Name name, Habit habit, Rates rates, Draw draw)
    {
        var ownLetters = name.Culture is Culture.Turkish or Culture.Kurdish;
        if (habit != Habit.Scholarly && name.Attested.Length > 0 && draw.Chance(rates.Attested))
            return Titled(name.Attested[draw.Below(name.Attested.Length)]);
        // A Turkish or Kurdish name mostly keeps its letters, or loses their marks where the form takes no others.
        var ownHabit = habit.Name.Equals(name.Culture.ToString(), StringComparison.OrdinalIgnoreCase);
        if (ownLetters && (ownHabit || draw.Chance(550)))
            return habit == Habit.English || draw.Chance(250) ? WithoutMarks(name.Native) : name.Native;
        return Titled(Before(name, name.Before switch
        {
            Article => Articles,
            Servant => Servants,
            _ => [""],
        }, rates, draw) + habit.Write(name.Sound, draw));
    }

    private static string Before(Name name, string[] ways, Rates rates, Draw draw)
    {
        if (name.Before == Article && draw.Chance(rates.ArticleOther))
            return "";
        return draw.Chance(1000 - rates.Joined) ? ways[0] : ways[draw.Below(ways.Length)];
    }

    /// <summary>As an Arabic keyboard gives it: hamza, ta marbuta and alif maqsura are often plain, Persian letters
    /// often Arabic ones.</summary>
    private static string Arabic(Name name, Habit habit, Rates rates, Draw draw)
    {
        if (name.Culture is not (Culture.Arabic or Culture.Persian))
            return habit.Write(name.Sound, draw);
        var text = name.Native;
        if (name.Before == Article && draw.Chance(rates.ArticleOther))
            text = name.Stem;
        if (name.Before == Servant && draw.Chance(rates.Joined))
            text = "عبد " + text[3..];
        if (draw.Chance(450))
            text = text.Replace('أ', 'ا').Replace('إ', 'ا').Replace('آ', 'ا');
        if (draw.Chance(180) && text[^1] == 'ة')
            text = text[..^1] + "ه";
        if (draw.Chance(200))
            text = text.EndsWith('ى') ? text[..^1] + "ي" : text.EndsWith('ي') ? text[..^1] + "ى" : text;
        if (name.Culture == Culture.Persian && draw.Chance(400))
            text = text.Replace('ی', 'ي').Replace('ک', 'ك');
        if (draw.Chance(4))
            text = text[..1] + "ـ" + text[1..];
        return text;
    }

    /// <summary>For looking up: hamza, ta marbuta and alif maqsura plain.</summary>
    public static string Plain(string native) => native.ToLowerInvariant().Replace('أ', 'ا').Replace('إ', 'ا')
        .Replace('آ', 'ا').Replace('ة', 'ه').Replace('ى', 'ي');

    public static string Lower(string text) => text.Replace('İ', 'i').Replace('I', 'ı').ToLowerInvariant();

    public static string WithoutMarks(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(letter is 'ı' ? 'i' : letter);
        }

        return plain.ToString();
    }

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Titled(string text) => AfterBreak().Replace(text, match => match.Value.ToUpperInvariant());

    [GeneratedRegex(@"^abd[aeu]?l?[ -]?(?:[ae]l|u?[a-z])?[ -]")]
    private static partial Regex ServantInLatin();

    [GeneratedRegex("^(?:al|el)[ -]?")]
    private static partial Regex ArticleInLatin();

    [GeneratedRegex(@"(?:^|[ -])\p{Ll}")]
    private static partial Regex AfterBreak();
}
