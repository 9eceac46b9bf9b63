namespace Aman.Registries.Measures;

/// <summary>What a system answered to one arrival.</summary>
/// <param name="Known">The person is in the registry.</param>
/// <param name="Rank">The place of the person in the answer, from 1; 0 when the person is not in it or is new.</param>
/// <param name="Score">The score of the person in the answer; of a new person the best score of all answered.</param>
/// <param name="Group">Of which subgroups the arrival is, for instance "cross", "arabic", "female".</param>
public readonly record struct Answered(bool Known, int Rank, double Score, string[] Group);

/// <summary>How good a search is for who stands at the gate.</summary>
public static class Gate
{
    /// <summary>Of the known people the share that is among the first so many answers.</summary>
    public static double RecallAt(int rank, IEnumerable<Answered> answers)
    {
        var known = answers.Where(one => one.Known).ToList();
        return known.Count == 0 ? double.NaN
            : (double)known.Count(one => one.Rank > 0 && one.Rank <= rank) / known.Count;
    }

    /// <summary>The lowest score that at most this share of the new people reaches: one alarm for an arrival, however
    /// many records it is like.</summary>
    public static double Threshold(double falseAlarms, IEnumerable<Answered> answers)
    {
        var scores = answers.Where(one => !one.Known).Select(one => one.Score).OrderDescending().ToList();
        var allowed = (int)(falseAlarms * scores.Count);
        return allowed >= scores.Count ? double.NegativeInfinity : Math.BitIncrement(scores[allowed]);
    }

    /// <summary>Of the known people the share whose own record scores at least so much.</summary>
    public static double RecallOver(double threshold, IEnumerable<Answered> answers)
    {
        var known = answers.Where(one => one.Known).ToList();
        return known.Count == 0 ? double.NaN
            : (double)known.Count(one => one.Rank > 0 && one.Score >= threshold) / known.Count;
    }

    /// <summary>The subgroup, of those with enough people to tell, that is served worst.</summary>
    public static (string Group, double Recall) Worst(
        double threshold, IReadOnlyCollection<Answered> answers, int enough) =>
        answers.Where(one => one.Known).SelectMany(one => one.Group).Distinct()
            .Select(group => (Group: group, Of: answers.Where(one => one.Group.Contains(group)).ToList()))
            .Where(one => one.Of.Count(answer => answer.Known) >= enough)
            .Select(one => (one.Group, RecallOver(threshold, one.Of)))
            .OrderBy(one => one.Item2).FirstOrDefault(("none", double.NaN));

    public static double Percentile(double share, List<double> values)
    {
        values.Sort();
        return values[(int)(share * (values.Count - 1))];
    }
}
