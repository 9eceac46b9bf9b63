using System.Globalization;

namespace Aman.Matching;

/// <summary>
/// What it costs, in bits, that one sound stands for another, by which scripts are compared: Latin writes vowels,
/// Arabic seldom does, and between two Arabic spellings each letter counts. The figures are phonetics, set by
/// reasoning.
/// </summary>
internal sealed class SoundCosts
{
    public const float Typo = 9, Swap = 7, Letter = 8;

    /// <summary>Costs are kept as tenths, for whole numbers are quicker compared.</summary>
    public const int Tenths = 10;

    private readonly int[] replace = new int[Sound.Count * Sound.Count];
    private readonly int[] leaveLeft = new int[Sound.Count];
    private readonly int[] leaveRight = new int[Sound.Count];
    private readonly Ways[] waysLeft, waysRight;

    /// <summary>Both write their vowels.</summary>
    public static SoundCosts Vowelled { get; } = new("vowelled");

    /// <summary>The left one is Arabic, the right one writes vowels.</summary>
    public static SoundCosts ArabicLeft { get; } = new("arabic");

    /// <summary>Both are Arabic.</summary>
    public static SoundCosts Arabic { get; } = new("both-arabic");

    private const string Near = """
        bp1 fv1 vw0.7 fw3 Ww0 Wu0 Wo0.3 Wv1 wu0.5 wo1 uv2 ov3 tT0.7 Ts1 TD2 td1.5 dD0.5 Dz0.5 Ds2 DT2 sz1.5 sc0.5
        sQ1.5 sS2
        cS1.5 cC1 cz1 cJ1 ck1.5 cQ0.5 Qk0 QJ1 QC2 Qq0.5 SC0.7 SZ1.5 SJ2.5 ZJ0.5 Zz1 Zj0.3 Jj0.3 JC1.2 Jg1.2 Jy2.5 jy0.5
        ji0.8 jI0.5 jh1.5 jx1.5 jC3 jg3 kg2 kq0.3 kx1.2 kX1.2 kG2.5 gq1 gG0.5 gN0.2 gx3 qG1 qx2 xX0.1 xh1 Xh0.2 xC1.5
        xG1.5
        GN0.3 Gh2 Nh0.7 Nk2 Nq1.5 NJ2 JG3 qN1.5 hH0.1 HX0.5 mn3.5 rl5 nl6 bv2.5 fp2.5 Sx4 XS2 jX2
        ae0.7 ei0.7 iI0 yI0 yi0.3 ou0.5 ao1 aA0.2 eA0.3 iA0.4 oA0.4 uA0.4 eI0.5 aH0.3 eH0.4 iH1.5 ai2 au1.7 eo2 iu2
        eu2 io2.5
        aI2.5 aW2.5 ye1.2 AH1 AI2 AW2 yA1.5 WI4 ej2 wA2.5 eW2 iW2.5
        """;

    private SoundCosts(string relation)
    {
        for (var left = 0; left < Sound.Count; left++)
        {
            leaveLeft[left] = Whole(Leave(relation, Sound.Alphabet[left], arabicSide: relation != "vowelled"));
            leaveRight[left] = Whole(Leave(relation, Sound.Alphabet[left], relation == "both-arabic"));
            for (var right = 0; right < Sound.Count; right++)
            {
                var vowels = Sound.IsVowel((byte)left) && Sound.IsVowel((byte)right);
                replace[(left * Sound.Count) + right] = left == right ? 0 : Whole(vowels ? 3 : Typo);
            }
        }

        foreach (var near in Near.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var (one, other) = (Sound.Of(near[0]), Sound.Of(near[1]));
            var cost = float.Parse(near.AsSpan(2), CultureInfo.InvariantCulture);
            if (relation == "both-arabic")
                cost = Math.Max(cost, 3);
            replace[(one * Sound.Count) + other] = replace[(other * Sound.Count) + one] = Whole(cost);
        }

        waysLeft = [.. leaveLeft.Select((leave, sound) => new Ways(ReplaceAll((byte)sound), leave))];
        waysRight = [.. leaveRight.Select((leave, sound) => new Ways(ReplaceAll((byte)sound), leave))];
    }

    public float Replace(byte left, byte right) => replace[(left * Sound.Count) + right] / (float)Tenths;

    /// <summary>What each sound of the right word costs in place of this one, in tenths.</summary>
    public ReadOnlySpan<int> ReplaceAll(byte left) => replace.AsSpan(left * Sound.Count, Sound.Count);

    /// <summary>What each sound costs that only the one word has, in tenths.</summary>
    public ReadOnlySpan<int> LeaveLeft => leaveLeft;

    public ReadOnlySpan<int> LeaveRight => leaveRight;

    /// <summary>What becomes of a sound of the left word, or of the right one.</summary>
    public Ways WaysOf(byte sound, bool right) => (right ? waysRight : waysLeft)[sound];

    private static int Whole(float cost) => (int)MathF.Round(cost * Tenths);

    private static float Leave(string relation, char sound, bool arabicSide) => (relation, sound) switch
    {
        ("both-arabic", 'A') => 3.5f,
        ("both-arabic", 'a') => 3.5f,
        ("both-arabic", 'H') => 2.5f,
        ("both-arabic", 'W' or 'I') => 4.5f,
        ("both-arabic", _) => Letter,
        (_, 'A') => 0.3f,
        (_, 'H') => 0.4f,
        ("arabic", 'a' or 'e' or 'i' or 'o' or 'u') => arabicSide ? 2 : 0.5f,
        ("arabic", 'W' or 'I') => 3,
        ("arabic", 'y' or 'w') => 2,
        (_, 'a' or 'e' or 'i' or 'o' or 'u' or 'I' or 'W') => 2.2f,
        (_, 'y') => 1.2f,
        (_, 'w') => 2.5f,
        (_, 'h') => 3.5f,
        (_, 'G') => 3,
        _ => Letter,
    };
}
