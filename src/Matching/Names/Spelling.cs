using System.Globalization;
using System.Text;

namespace Aman.Matching;

/// <summary>
/// A name as it is compared: one letter for what a keyboard, a font or a habit writes differently, whatever culture the
/// machine has. Marks that say how a word sounds (ş, č, й, ї) stay; those that are often left out (Arabic vowel signs,
/// hamza, tatweel, signs of direction) fall away. The name as written is the caller's and stays as it is.
/// </summary>
internal static class Spelling
{
    // Letters that look alike, in Cyrillic and Latin: a word is of one script, whatever keyboard slipped in.
    private const string CyrillicTwins = "аеорсухіјһвкмнт";
    private const string LatinTwins = "aeopcyxijhbkmht";

    // Digits typed for letters, inside of words only.
    private const string DigitTwins = "0o1i3e4a5s";

    /// <summary>The letters in lower case, words divided by single blanks; '-', ',' and '.' stay where they stood.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 4);
        var before = '\0';
        foreach (var letter in Composed(text))
        {
            if (char.IsUpper(letter) && char.IsLower(before) && Camel(folded))
                folded.Append(' ');
            if (Plain(letter, before) is var one && one != '\0')
                folded.Append(one);
            before = letter;
        }

        return folded.ToString();
    }

    /// <summary>Look-alikes in the script of the rest of the word, and digits typed for letters.</summary>
    public static string Unmix(string word)
    {
        var script = Scripts.Of(word);
        if (script == Script.Arabic || script == Script.Other)
            return word;
        var (from, to) = script == Script.Cyrillic ? (LatinTwins, CyrillicTwins) : (CyrillicTwins, LatinTwins);
        return string.Create(word.Length, (word, from, to), static (letters, state) =>
        {
            for (var at = 0; at < letters.Length; at++)
            {
                var letter = state.word[at];
                if (char.IsAsciiDigit(letter) && DigitTwins.IndexOf(letter) is >= 0 and var digit)
                    letter = DigitTwins[digit + 1];
                var twin = state.from.IndexOf(letter);
                letters[at] = twin >= 0 && Scripts.Of(letter) != Scripts.Of(state.to[0]) ? state.to[twin] : letter;
            }
        });
    }

    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: no letter of any name.
            return string.Concat(text.Where(letter => !char.IsSurrogate(letter))).Normalize(NormalizationForm.FormKC);
        }
    }

    // RamiMakhlouf is two words, McAdam one.
    private static bool Camel(StringBuilder sofar)
    {
        var length = 0;
        for (var at = sofar.Length - 1; at >= 0 && sofar[at] != ' '; at--)
            length++;
        return length >= 3 && !(length == 3 && sofar[^3] == 'm' && sofar[^1] == 'c');
    }

    private static char Plain(char letter, char before)
    {
        if (Scripts.Of(letter) == Script.Arabic && Arabic(letter) is var arabic and not '?')
            return arabic;
        switch (letter)
        {
            case 'ı' or 'İ' or 'I':
                return 'i';
            case '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '_':
                return '-';
            case ',' or '،' or ';':
                return ',';
            case '.' or '·':
                return '.';
            case '\'' or '’' or '‘' or '`' or '´' or 'ʿ' or 'ʾ' or 'ʼ' or 'ʻ' or '"' or '״' or '׳':
                return '\0';
        }

        var digit = CharUnicodeInfo.GetDecimalDigitValue(letter);
        return digit >= 0 ? (char)('0' + digit) : CharUnicodeInfo.GetUnicodeCategory(letter) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.EnclosingMark => '\0',
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter => char.ToLowerInvariant(letter),
            _ => before == ' ' ? '\0' : ' ',
        };
    }

    // '?' for what is no letter of Arabic script.
    private static char Arabic(char letter) => letter switch
    {
        'أ' or 'إ' or 'آ' or 'ٱ' or 'ٲ' or 'ٳ' => 'ا',
        'ى' or 'ی' or 'ئ' or 'ې' or 'ے' or 'ۍ' or 'ێ' or 'ۓ' => 'ي',
        'ؤ' or 'ۆ' or 'ۇ' or 'ۈ' or 'ۉ' => 'و',
        'ة' or 'ھ' or 'ہ' or 'ۀ' or 'ۃ' or 'ۂ' => 'ه',
        'ک' or 'ڪ' => 'ك',
        'ګ' or 'ڰ' => 'گ',
        'ڕ' or 'ړ' or 'ڑ' => 'ر',
        'ڵ' => 'ل',
        'ٹ' or 'ټ' => 'ت',
        'ڈ' or 'ډ' => 'د',
        'ں' or 'ڼ' or 'ڭ' => 'ن',
        'ۋ' => 'ڤ',
        'ښ' => 'ش',
        'ځ' => 'ز',
        'څ' => 'س',
        'ږ' => 'ژ',
        'ء' or 'ـ' => '\0',
        >= '\u064B' and <= '\u065F' or '\u0670' or >= '\u06D6' and <= '\u06ED' and not 'ۥ' => '\0',
        >= 'ا' and <= 'ي' or 'پ' or 'چ' or 'ژ' or 'گ' or 'ڤ' or 'ە' => letter,
        _ => '?',
    };
}
