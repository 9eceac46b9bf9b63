using System.Numerics;

namespace Aman.Matching;

/// <summary>How far two words are from being spellings of one name, in bits.</summary>
internal static class WordDistance
{
    /// <summary>What is further apart counts as different names.</summary>
    public const float Most = 15;

    // At two consonants and no cost.
    private const float BothArabic = 16, OneArabic = 12.5f, NoArabic = 14, LetterBits = 1.1f, Surprise = 0.45f;

    private const int LengthMost = 6;

    private const float FirstSounds = 1.5f;

    // What an ending costs that is there or not.
    private const float Ending = 3.2f;

    // Groups of consonants that one word may have and the other not: each is a slip, or an article, or a way to sound.
    private const int BagMost = 2;

    public const int OtherReadingTenths = 7;

    private const float OtherReading = OtherReadingTenths / (float)SoundCosts.Tenths;

    private const float OtherSpelling = 0.5f, Listed = 1.2f, ListedApart = 5;

    public static float Between(Form left, Form right)
    {
        if (left.Text == right.Text)
            return 0;
        if (ShareName(left, right))
            return Listed;
        if (AreFar(left, right))
            return Most;
        var cost = Sounds(left, right, Most);
        if (left.Script == right.Script)
            cost += OtherSpelling;
        if (AreListedApart(left, right))
            cost += ListedApart;
        return Math.Min(cost, Most);
    }

    /// <summary>What it says that two words are this near: the chance that words of different names are, less the
    /// surprise that spellings of one name are not nearer. Counted on half of the pairs of spellings
    /// (docs/matching.md); short words are near each other sooner.</summary>
    public static float NearBits(Form left, Form right, float cost)
    {
        var length = Math.Min(LengthMost, Math.Min(Skeleton.Length(left.Bones), Skeleton.Length(right.Bones)));
        var (one, other) = (left.Script == Script.Arabic, right.Script == Script.Arabic);
        var chance = (one && other ? BothArabic : one || other ? OneArabic : NoArabic)
            + (LetterBits * (length - 2)) - (0.85f * Math.Min(cost, 5)) - (0.5f * Math.Clamp(cost - 5, 0, 5))
            - (0.7f * Math.Max(0, cost - 10));
        return chance - (Surprise * cost);
    }

    /// <summary>True when a glance at the consonants shows that the words are too different to be measured.</summary>
    public static bool AreFar(Form left, Form right) => AreFar(left.Bag, right.Bag);

    public static bool AreFar(int left, int right) => BitOperations.PopCount((uint)(left & ~right)) > BagMost
        || BitOperations.PopCount((uint)(right & ~left)) > BagMost;

    /// <summary>By their sounds alone.</summary>
    public static float Sounds(Form left, Form right, float most)
    {
        var costs = Costs(left.Script, right.Script, out var turn);
        if (turn)
            (left, right) = (right, left);
        var best = SoundDistance.Between(left.Sounds, right.Sounds, costs, most);
        foreach (var other in right.Others)
            best = Math.Min(best, OtherReading + SoundDistance.Between(left.Sounds, other, costs, best));
        foreach (var one in left.Others)
        {
            best = Math.Min(best, OtherReading + SoundDistance.Between(one, right.Sounds, costs, best));
            foreach (var other in right.Others)
                best = Math.Min(best, OtherReading + SoundDistance.Between(one, other, costs, best));
        }

        return best;
    }

    /// <summary>The table for two scripts. <paramref name="turn"/>: the Arabic one must come first.</summary>
    public static SoundCosts Costs(Script left, Script right, out bool turn)
    {
        turn = left != Script.Arabic && right == Script.Arabic;
        return left == Script.Arabic && right == Script.Arabic ? SoundCosts.Arabic
            : left == Script.Arabic || right == Script.Arabic ? SoundCosts.ArabicLeft : SoundCosts.Vowelled;
    }

    /// <summary>The first sounds are alike.</summary>
    public static bool BeginAlike(Form left, Form right)
    {
        if (left.Sounds.Length == 0 || right.Sounds.Length == 0)
            return false;
        var costs = Costs(left.Script, right.Script, out var turn);
        return (turn ? costs.Replace(right.Sounds[0], left.Sounds[0]) : costs.Replace(left.Sounds[0], right.Sounds[0]))
            <= FirstSounds;
    }

    /// <summary>Both are known spellings, of different names.</summary>
    public static bool AreListedApart(Form left, Form right) =>
        left.Told > 0 && right.Told > 0 && !ShareName(left, right);

    /// <summary>The one is Abd alone, the other a name that begins so.</summary>
    public static bool IsShortened(Form left, Form right) =>
        (left.IsServant && right.BeginsServant) || (right.IsServant && left.BeginsServant);

    /// <summary>Nearly one name, but the one ends as a woman's does and the other does not, and nobody lists them as
    /// one.</summary>
    public static bool DifferByEnding(Form left, Form right)
    {
        if (left.EndsOpen == right.EndsOpen || ShareName(left, right))
            return false;
        var (open, closed) = left.EndsOpen ? (left, right) : (right, left);
        var longer = open.Sounds.Length - closed.Sounds.Length;
        return (longer > 0 || left.Script != right.Script) && Sounds(left, right, Ending) <= Ending;
    }

    // Where both are told of, what somebody wrote once does not count.
    private static bool ShareName(Form left, Form right)
    {
        var told = left.Told > 0 && right.Told > 0;
        var theirs = right.Classes.AsSpan(0, told ? right.Told : right.Classes.Length);
        foreach (var one in left.Classes.AsSpan(0, told ? left.Told : left.Classes.Length))
        {
            if (theirs.Contains(one))
                return true;
        }

        return false;
    }
}
