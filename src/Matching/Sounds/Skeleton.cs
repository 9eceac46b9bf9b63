namespace Aman.Matching;

/// <summary>
/// The consonants of a word in eleven coarse classes, packed four bits each: what stays the same whoever romanised the
/// name. Words are looked up by it, so it forgives much; the sounds decide afterwards.
/// </summary>
internal static class Skeleton
{
    /// <summary>Consonants after the fourteenth are left out.</summary>
    public const int LengthMax = 14;

    private const int Most = 6;

    // Letters: B F T S J K H M N L R Y; 0 ends. More than one where a sound is read in several ways.
    private const string Letters = " BFTSJKHMNLRY";

    /// <summary>One more than there are classes.</summary>
    public const ulong Classes = 13;

    // A word of vowels alone.
    private const ulong None = 15;

    private static readonly string[] Of = new string[Sound.Count];

    static Skeleton()
    {
        const string table = """
            bB pB fF vF wF tT TTS dT DTS sS zS cSJK QKJS SJ ZJS JJK CJK jJY kK gKJ qK xKH XHK NKH GK hH mM nN lL rR yY
            ?K
            """;
        Array.Fill(Of, "");
        foreach (var one in table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            Of[Sound.Of(one[0])] = one[1..];
    }

    public static int Length(ulong skeleton)
    {
        var length = 0;
        for (; skeleton != 0; skeleton >>= 4)
            length++;
        return length;
    }

    /// <summary>The likeliest skeleton first, then what else the letters may have meant.</summary>
    public static void All(ReadOnlySpan<byte> sounds, List<ulong> into)
    {
        into.Clear();
        into.Add(0);
        var length = 0;
        for (var at = 0; at < sounds.Length && length < LengthMax; at++)
        {
            var classes = Read(sounds, at);
            if (classes.Length == 0)
                continue;
            var (count, shift) = (into.Count, 4 * length++);
            for (var other = 1; other < classes.Length && into.Count < Most; other++)
            {
                for (var one = 0; one < count && into.Count < Most; one++)
                    into.Add(into[one] | (Code(classes[other]) << shift));
            }

            for (var one = 0; one < count; one++)
                into[one] |= Code(classes[0]) << shift;
        }

        Squeeze(into);
    }

    /// <summary>The groups of consonants in a word, a bit each; a consonant that is taken for another shares a bit
    /// with it. What comes and goes (h, y, w) has none.</summary>
    public static int Bag(ReadOnlySpan<byte> sounds)
    {
        var bag = 0;
        foreach (var sound in sounds)
        {
            foreach (var letter in Of[sound])
            {
                bag |= letter switch
                {
                    'B' => 1, 'F' => 2, 'T' => 4, 'S' => 8, 'J' => 16, 'K' => 32, 'M' => 64, 'N' => 128, 'L' => 256,
                    'R' => 512, _ => 0,
                };
            }
        }

        return bag;
    }

    private static ulong Code(char letter) => (ulong)Letters.IndexOf(letter);

    // y and w, waw and ya are consonants at the beginning of a word only; the h at the end comes and goes.
    private static string Read(ReadOnlySpan<byte> sounds, int at) => Sound.Alphabet[sounds[at]] switch
    {
        'W' or 'w' => at == 0 ? "F" : "",
        'I' or 'y' => at == 0 ? "Y" : "",
        'j' when at > 0 => "J",
        'h' when at == sounds.Length - 1 => "",
        _ => Of[sounds[at]],
    };

    // Two like consonants in a row are one: Абдуррахман, Abdurahman.
    private static void Squeeze(List<ulong> skeletons)
    {
        for (var one = 0; one < skeletons.Count; one++)
        {
            ulong squeezed = 0, last = 0;
            var length = 0;
            for (var rest = skeletons[one]; rest != 0; rest >>= 4)
            {
                if ((rest & 15) != last)
                    squeezed |= (rest & 15) << (4 * length++);
                last = rest & 15;
            }

            skeletons[one] = squeezed == 0 ? None : squeezed;
        }
    }
}
