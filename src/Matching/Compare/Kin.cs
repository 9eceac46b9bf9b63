namespace Aman.Matching;

/// <summary>
/// How the likeness of two given names speaks for one person rather than two of one family. Brothers are called Jamal
/// and Kamal more often than a hand writes the one for the other; a spelling of another office is never a brother.
/// </summary>
internal static class Kin
{
    // By the cost of writing the one name as the other: what lies between is on the line between.
    private static readonly float[] costs = [1.5f, 3, 5, 7.5f, 9.5f, 12, 15];
    private static readonly float[] bits = [9, 6.5f, 3, 0, -2, -5, Weights.Shipped.KinDifferent];

    // Two listed names, however near: Salah is not Saleh.
    private const float Apart = -7;

    public static float Same => Weights.Shipped.KinSame;

    public static float Different => Weights.Shipped.KinDifferent;

    public static float Of(float cost, bool apart)
    {
        var line = Line(cost);
        return apart ? Math.Min(Apart, line) : line;
    }

    private static float Line(float cost)
    {
        if (cost <= costs[0])
            return bits[0];
        for (var at = 1; at < costs.Length; at++)
        {
            if (cost < costs[at])
            {
                var share = (cost - costs[at - 1]) / (costs[at] - costs[at - 1]);
                return bits[at - 1] + ((bits[at] - bits[at - 1]) * share);
            }
        }

        return bits[^1];
    }
}
