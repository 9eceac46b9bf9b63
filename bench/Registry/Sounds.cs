using System.Text;

namespace Aman.Registries;

/// <summary>
/// How a name sounds, a character a sound, so that it can be written down by any habit. Consonants: b p t ṯ ǧ č ḥ x d
/// ḏ r z ž s š ṣ ḍ ṭ ẓ ʿ ġ f v q k g l m n h w y c (ts) ŝ (shch); vowels: a i u e o, long ā ī ū ē ō, ö ü ı.
/// A letter twice is long. Arabic writes no short vowels: they are taken from a Latin spelling laid beside the Arabic.
/// </summary>
internal static class Sounds
{
    public static string Of(Culture culture, string native, string latin) => culture switch
    {
        Culture.Kurdish => Letters(native, Kurdish),
        Culture.Turkish => Letters(native, Turkish),
        Culture.Russian => Cyrillic(native),
        Culture.Arabic or Culture.Persian => Aligned(native, latin),
        _ => throw new ArgumentOutOfRangeException(nameof(culture)),
    };

    private const string Kurdish = "a=ā e=a î=ī û=ū ê=ē o=ō c=ǧ ç=č ş=š j=ž";
    private const string Turkish = "c=ǧ ç=č ş=š ğ=ġ j=ž â=ā î=ī û=ū";

    private static readonly Dictionary<char, string> Russian = Table(
        "а=a б=b в=v г=g д=d е=e ё=yo ж=ž з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=x ц=c ч=č ш=š щ=ŝ "
        + "ъ= ы=ı ь= э=e ю=yu я=ya");

    // An Arabic letter and what a Latin spelling may have for it: "spelling>sounds", or a spelling that is the sound.
    private static readonly Dictionary<char, (string Latin, string Sound)[]> Arabic = Readings("""
        ا a>ā aa>ā e>ā u>u i>i o>o ae>ā ai>ay
        أ a e>a o>u u i aa>ā
        إ i e>i
        آ a>ā aa>ā
        ء >
        ئ > i>ʾi e>ʾi y>y
        ؤ > u o>u w>w ou>ū
        ب b p>b
        پ p
        ت t
        ث th>ṯ t>ṯ s>ṯ
        ج j>ǧ g>ǧ dj>ǧ y>ǧ
        چ ch>č
        ح h>ḥ
        خ kh>x k>x
        د d
        ذ dh>ḏ th>ḏ d>ḏ z>ḏ
        ر r
        ز z
        ژ zh>ž
        س s c>s
        ش sh>š ch>š s>š
        ص s>ṣ
        ض d>ḍ dh>ḍ z>ḍ
        ط t>ṭ
        ظ z>ẓ dh>ẓ th>ẓ d>ẓ
        ع >ʿ '>ʿ a>ʿa aa>ʿā e>ʿa i>ʿi o>ʿu u>ʿu
        غ gh>ġ g>ġ r>ġ
        ف f ph>f v>f
        ق q k>q gh>q g>q
        ك k c>k g
        ک k
        گ g
        ل l
        م m
        ن n
        ه h >
        ة a ah>a eh>a e>a at>at h>a
        و w u>ū ou>ū oo>ū o>ū aw>aw au>aw ow>aw v>w
        ي y i>ī ee>ī ei>ay ai>ay e>ī ay>ay ey>ay
        ی y i>ī ee>ī ei>ay ai>ay e>ī ay>ay a>ā
        ى a>ā i>ī y>ī
        """);

    private static readonly Dictionary<char, string> Vowels = Table("a=a e=e i=i o=o u=u");

    private static string Letters(string native, string table)
    {
        var sounds = Table(table);
        var text = new StringBuilder();
        foreach (var letter in Spelling.Lower(native))
            text.Append(sounds.GetValueOrDefault(letter, letter.ToString()));
        return text.ToString();
    }

    private static string Cyrillic(string native)
    {
        var text = new StringBuilder();
        var before = ' ';
        foreach (var letter in native.ToLowerInvariant())
        {
            // Е is ye at the beginning and after a vowel or a sign.
            if (letter == 'е' && " аеёиоуыэюяьъ".Contains(before, StringComparison.Ordinal))
                text.Append('y');
            text.Append(Russian.GetValueOrDefault(letter, letter.ToString()));
            before = letter;
        }

        return text.ToString();
    }

    /// <summary>The cheapest way to lay the Latin spelling beside the Arabic one.</summary>
    private static string Aligned(string arabic, string latin)
    {
        latin = latin.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal);
        var best = new (int Cost, string Sound)?[arabic.Length + 1, latin.Length + 1];
        return From(0, 0).Sound;

        (int Cost, string Sound) From(int at, int beside)
        {
            if (best[at, beside] is { } known)
                return known;
            var found = at == arabic.Length && beside == latin.Length ? (0, "") : (int.MaxValue / 2, "");
            void Try(int cost, string sound, (int Cost, string Sound) rest)
            {
                if (cost + rest.Cost < found.Item1)
                    found = (cost + rest.Cost, sound + rest.Sound);
            }

            if (at < arabic.Length)
            {
                foreach (var (spelt, sound) in Arabic.GetValueOrDefault(arabic[at], []))
                {
                    if (!latin.AsSpan(beside).StartsWith(spelt, StringComparison.Ordinal))
                        continue;
                    var after = beside + spelt.Length;
                    Try(spelt.Length == 0 ? 2 : 0, sound, From(at + 1, after));
                    if (spelt.Length > 0 && latin.AsSpan(after).StartsWith(spelt, StringComparison.Ordinal))
                        Try(0, sound + sound, From(at + 1, after + spelt.Length));
                }

                Try(5, "", From(at + 1, beside));
            }

            if (beside < latin.Length)
            {
                var isVowel = Vowels.TryGetValue(latin[beside], out var vowel);
                Try(isVowel ? 1 : 6, vowel ?? "", From(at, beside + 1));
            }

            best[at, beside] = found;
            return found;
        }
    }

    internal static Dictionary<char, string> Table(string pairs) =>
        pairs.Split(' ').ToDictionary(pair => pair[0], pair => pair[2..]);

    private static Dictionary<char, (string, string)[]> Readings(string table) => table.Split('\n')
        .ToDictionary(line => line[0], line => line[2..].TrimEnd().Split(' ').Select(reading =>
            reading.Split('>') is [var spelt, var sound] ? (spelt, sound) : (reading, reading)).ToArray());
}
