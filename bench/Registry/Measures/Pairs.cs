namespace Aman.Registries.Measures;

/// <summary>Precision, recall and their harmonic mean.</summary>
public readonly record struct Quality(double Precision, double Recall)
{
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    public static Quality Of(long found, long right, long wanted) =>
        new(found > 0 ? (double)right / found : 1, wanted > 0 ? (double)right / wanted : 1);
}

/// <summary>Pairs that were said to be one person, each with its score, against the truth.</summary>
public static class Pairs
{
    /// <summary>How many pairs there are to find: two records of one person are a pair.</summary>
    public static long Wanted(IEnumerable<string> clusters) =>
        clusters.CountBy(cluster => cluster).Sum(one => (long)one.Value * (one.Value - 1) / 2);

    /// <summary>All pairs with this score or a better one are taken.</summary>
    public static Quality At(IEnumerable<(double Score, bool Right)> found, long wanted, double threshold)
    {
        var taken = found.Where(pair => pair.Score >= threshold).ToList();
        return Quality.Of(taken.Count, taken.LongCount(pair => pair.Right), wanted);
    }

    /// <summary>The threshold that has the best F1. Only who knows the truth can know it: for comparing.</summary>
    public static (double Threshold, Quality Quality) Best(IEnumerable<(double Score, bool Right)> found, long wanted)
    {
        var (best, threshold) = (new Quality(1, 0), double.PositiveInfinity);
        long taken = 0, right = 0;
        // Pairs with one score are taken together or not at all.
        foreach (var level in found.GroupBy(pair => pair.Score).OrderByDescending(level => level.Key))
        {
            taken += level.Count();
            right += level.LongCount(pair => pair.Right);
            if (Quality.Of(taken, right, wanted) is var quality && quality.F1 > best.F1)
                (best, threshold) = (quality, level.Key);
        }

        return (threshold, best);
    }
}
