namespace Aman.Matching;

/// <summary>How far two words are from being spellings of one name, in bits.</summary>
internal static class WordDistance
{
    /// <summary>What is further apart counts as different names.</summary>
    public const float Most = 15;

    private const float OtherSpelling = 0.5f, OtherReading = 0.7f, Listed = 1.2f, ListedApart = 5;

    public static float Between(Form left, Form right)
    {
        if (left.Text == right.Text)
            return 0;
        if (ShareName(left, right))
            return Listed;
        var cost = Sounds(left, right, Most);
        if (left.Script == right.Script)
            cost += OtherSpelling;
        if (left.Classes.Length > 0 && right.Classes.Length > 0)
            cost += ListedApart;
        return Math.Min(cost, Most);
    }

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

    private static bool ShareName(Form left, Form right)
    {
        foreach (var one in left.Classes)
        {
            if (Array.IndexOf(right.Classes, one) >= 0)
                return true;
        }

        return false;
    }
}
