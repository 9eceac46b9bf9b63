using Aman.Matching;

namespace Aman.App.Commands;

/// <summary>Precision and recall of pairs and of groups, against the truth that the lists hold.</summary>
public static class MatchMeasures
{
    /// <param name="pairs">Best first.</param>
    public static IEnumerable<(string Name, double Value)> Of(
        IReadOnlyList<MatchList> lists, IReadOnlyList<Pair> pairs, double threshold)
    {
        var truth = lists.Index().SelectMany(list => list.Item.Truth!.Select(one =>
            (Id: MatchAnswer.Of(list.Index, one.Key), one.Value))).ToDictionary(one => one.Id, one => one.Value);
        var wanted = TruePairs(lists);
        yield return ("true_pairs", wanted);
        var (right, wrong) = (0L, 0L);
        var (best, at) = (default(Measure), threshold);
        var band = default(Measure);
        foreach (var pair in pairs)
        {
            var same = truth.TryGetValue(pair.Left, out var one) && truth.TryGetValue(pair.Right, out var other)
                && one == other;
            right += same ? 1 : 0;
            wrong += same ? 0 : 1;
            var now = new Measure(right, wrong, wanted - right);
            if (pair.Bits >= threshold)
                band = now;
            if (now.F1 > best.F1)
                (best, at) = (now, pair.Bits);
        }

        foreach (var figure in band.Figures("pair"))
            yield return figure;
        foreach (var figure in best.Figures("best_pair"))
            yield return figure;
        yield return ("best_threshold_bits", at);
        if (truth.Count == 0)
            yield break;
        foreach (var figure in Groups(truth, pairs.TakeWhile(pair => pair.Bits >= threshold)))
            yield return figure;
    }

    private static long TruePairs(IReadOnlyList<MatchList> lists)
    {
        if (lists.Count == 1)
            return lists[0].Truth!.Values.CountBy(one => one).Sum(group => (long)group.Value * (group.Value - 1) / 2);
        var right = lists[1].Truth!.Values.CountBy(one => one).ToDictionary();
        return lists[0].Truth!.Values.Sum(one => (long)right.GetValueOrDefault(one));
    }

    /// <summary>B-cubed: for each person, how pure and how whole the group is that pairs tie it into.</summary>
    private static IEnumerable<(string Name, double Value)> Groups(
        Dictionary<string, string> truth, IEnumerable<Pair> pairs)
    {
        var parents = truth.Keys.ToDictionary(id => id, id => id);
        string Root(string id)
        {
            while (parents[id] != id)
                id = parents[id] = parents[parents[id]];
            return id;
        }

        foreach (var pair in pairs)
        {
            if (parents.ContainsKey(pair.Left) && parents.ContainsKey(pair.Right))
                parents[Root(pair.Left)] = Root(pair.Right);
        }

        var groups = truth.CountBy(one => Root(one.Key)).ToDictionary();
        var clusters = truth.CountBy(one => one.Value).ToDictionary();
        var both = truth.CountBy(one => (Root(one.Key), one.Value)).ToDictionary();
        var precision = truth.Average(one => (double)both[(Root(one.Key), one.Value)] / groups[Root(one.Key)]);
        var recall = truth.Average(one => (double)both[(Root(one.Key), one.Value)] / clusters[one.Value]);
        yield return ("bcubed_precision", precision);
        yield return ("bcubed_recall", recall);
        yield return ("bcubed_f1", 2 * precision * recall / (precision + recall));
    }

    /// <summary>Counts of right, wrong and missed.</summary>
    public readonly record struct Measure(long Right, long Wrong, long Missed)
    {
        public double Precision => Right == 0 ? 0 : (double)Right / (Right + Wrong);

        public double Recall => Right == 0 ? 0 : (double)Right / (Right + Missed);

        public double F1 => Right == 0 ? 0 : 2.0 * Right / ((2.0 * Right) + Wrong + Missed);

        public IEnumerable<(string Name, double Value)> Figures(string of) =>
            [($"{of}_precision", Precision), ($"{of}_recall", Recall), ($"{of}_f1", F1)];
    }
}
