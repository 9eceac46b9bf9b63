using System.Globalization;
using System.Text;

namespace Aman.People;

/// <summary>
/// Names as they are compared in search, whatever keyboard they were typed on: without vowel marks and signs of
/// direction, with one letter for the forms of alif, ya, ta marbuta, waw, the Turkish i and the Cyrillic yo.
/// The name as written stays as it is; this is for comparing only.
/// </summary>
public static class NameFolding
{
    public static IReadOnlyList<string> Words(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return [];
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(letter))
            {
                // Vowel marks, accents and hamza over a letter fall away; so do signs of direction.
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format:
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Control:
                    folded.Append(' ');
                    break;
                default:
                    if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
                        folded.Append(Fold(char.ToLowerInvariant(letter)));
                    break;
            }
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Fold(char letter) => letter switch
    {
        'ى' or 'ی' => "ي",
        'ة' or 'ە' => "ه",
        'ک' => "ك",
        'ٱ' => "ا",
        'ـ' or 'ء' => "",
        'ı' => "i",
        _ => letter.ToString(),
    };
}
