using System.Collections.Frozen;

namespace Aman.Matching;

/// <summary>
/// The sounds all scripts are read into: one code space for Arabic, Latin and Cyrillic. A letter that may sound in
/// several ways has a sound of its own (Latin j, c, x; Cyrillic г, х), and <see cref="SoundCosts"/> says how near it
/// is to each. A sound is a byte: its place in <see cref="Alphabet"/>.
/// </summary>
internal static class Sound
{
    // A: ayn, or a vowel carrier. W, I: Arabic waw and ya, vowel or consonant. H: an h or ta marbuta at the end.
    // T: th. D: dh. c, Q: Latin c before e and i, and elsewhere. S: sh. Z: zh. J: j as in jam. C: ch. j: Latin j.
    // x: kh. X: Cyrillic х, Latin x. N: Cyrillic г. G: gh.
    public const string Alphabet = "aeiouAWIHbpfvwtTdDszcQSZJCjkgqxXNGhmnlry?";

    private const string Vowels = "aeiouAWIH";

    public static int Count => Alphabet.Length;

    public static bool IsVowel(byte sound) => sound < Vowels.Length;

    public static byte Of(char sound) => (byte)Alphabet.IndexOf(sound);

    /// <summary>Which sounds there are, a bit each.</summary>
    public static ulong Mask(ReadOnlySpan<byte> sounds)
    {
        var mask = 0UL;
        foreach (var sound in sounds)
            mask |= 1UL << sound;
        return mask;
    }

    /// <summary>Longest sounds of a word that are compared; the rest of a longer one is left out.</summary>
    public const int LengthMax = 20;

    public static byte[] Read(string word)
    {
        Span<byte> sounds = stackalloc byte[LengthMax];
        var count = 0;
        for (var at = 0; at < word.Length && count < LengthMax - 1;)
        {
            var taken = Rule(word, at, out var read);
            foreach (var one in read)
            {
                var sound = Of(one);
                // Doubled letters sound once; in Arabic, which doubles by a mark, a vowel stands between them.
                var again = count > 0 && sounds[count - 1] == sound && Scripts.Of(word[at]) != Script.Arabic;
                if (!again && count < LengthMax)
                    sounds[count++] = sound;
            }

            at += taken;
        }

        return sounds[..count].ToArray();
    }

    private static int Rule(string word, int at, out string read)
    {
        for (var length = Math.Min(4, word.Length - at); length > 0; length--)
        {
            if (SoundRules.Letters.TryGetValue(word.AsSpan(at, length), out read!))
            {
                read = InPlace(word, at, length, read);
                return length;
            }
        }

        var bare = word[at].ToString().Normalize(System.Text.NormalizationForm.FormD)[..1];
        read = SoundRules.Letters.TryGetValue(bare.AsSpan(), out var known) ? known : char.IsLetter(word[at]) ? "?"
            : "";
        return 1;
    }

    // Some letters sound by their place.
    private static string InPlace(string word, int at, int length, string read)
    {
        var (first, last) = (at == 0, at + length == word.Length);
        var next = last ? '\0' : word[at + length];
        return read switch
        {
            "h" when last && !first && word[at] is 'h' or 'ه' => "H",
            "a" when first && word[at] == 'ا' => "A",
            "Q" when "eiyéèêîíI".Contains(next) => "c",
            "y" when word[at] == 'y' && (last || !SoundRules.IsLatinVowel(next)) => "i",
            "yo" or "yu" or "ya" or "ye" when !first && !SoundRules.IsCyrillicVowel(word[at - 1]) => read[1..],
            _ => read,
        };
    }
}
