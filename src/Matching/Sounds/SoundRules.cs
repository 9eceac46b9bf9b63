using System.Collections.Frozen;

namespace Aman.Matching;

/// <summary>How letters of each script sound: pairs of letters and sounds (<see cref="Sound.Alphabet"/>).</summary>
internal static class SoundRules
{
    private const string Latin = """
        tsch C dsch J shch S sch S tch C dzh J dj J dz z zh Z sh S ch C cz C sz S kh x gh G th T dh D ph f ck k qu k
        ts c tz c rh r aa a ee i oo u ou u ii i uu u eu o ie i
        a a b b c Q d d e e f f g g h h i i j j k k l l m m n n o o p p q q r r s s t t u u v v w w x X y y z z
        ç C ğ G ş S ș S š S ś S č C ć C ž Z ż Z ź Z ł l ñ n ß s đ J ð D þ T ə e ä e ö o ü u å o ø o æ e œ o ħ h
        ḫ x ẖ x ġ G ḏ D ṯ T ḍ D ẓ D ǧ J ţ t ț t ŋ n ı i
        """;

    private const string Cyrillic = """
        дж J дз z кх x гх G
        а a б b в v г N ґ g д d е ye ё yo ж Z з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х X ц c ч C ш S
        щ S
        ы i э e ю yu я ya і i ї yi є ye ў w ә a ғ G қ q ң n ө o ұ u ү u һ h ҳ h ҷ J ӯ u ӣ i ј y љ l њ n ћ C ђ J џ J ѓ
        g ќ k
        """;

    private const string Arabic = """
        تش C وو W يي I
        ا a ب b ت t ث T ج J ح h خ x د d ذ D ر r ز z س s ش S ص s ض D ط t ظ D ع A غ G ف f ق q ك k ل l م m ن n ه h و W ي I
        پ p چ C ژ Z گ g ڤ v ە e
        """;

    // A taste of others, so that a name in them is not lost.
    private const string Others = """
        ա a բ b գ g դ d ե e զ z է e ը e թ t ժ Z ի i լ l խ x ծ c կ k հ h ձ z ղ G ճ J մ m յ y ն n շ S ո o չ C պ p ջ J ռ r
        ս s վ v տ t ր r ց c ու u ւ v փ p ք k օ o ֆ f և ev
        ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ Z რ r ს s ტ t უ u ფ p ქ k ღ G ყ q შ S ჩ C ც c ძ z
        წ c ჭ C ხ x ჯ J ჰ h
        α a β v γ g δ d ε e ζ z η i θ T ι i κ k λ l μ m ν n ξ ks ο o π p ρ r σ s ς s τ t υ i φ f χ x ψ ps ω o μπ b ντ d
        γκ g ου u ά a έ e ή i ί i ό o ύ i ώ o τζ J τσ c ει i αι e
        א A ב b ג g ד d ה h ו W ז z ח h ט t י I כ k ך k ל l מ m ם m נ n ן n ס s ע A פ f ף f צ c ץ c ק k ר r ש S ת t
        """;

    public static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Letters = Table()
        .ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsLatinVowel(char letter) => "aeiouáàâäéèêëíìîïóòôöúùûüəı".Contains(letter);

    public static bool IsCyrillicVowel(char letter) => "аеёиоуыэюяіїєәөұү".Contains(letter);

    private static Dictionary<string, string> Table()
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var script in new[] { Latin, Cyrillic, Arabic, Others })
        {
            var pieces = script.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (var at = 0; at + 1 < pieces.Length; at += 2)
                table.TryAdd(pieces[at], pieces[at + 1]);
        }

        // Signs that have no sound of their own.
        table["ъ"] = table["ь"] = "";
        return table;
    }
}
