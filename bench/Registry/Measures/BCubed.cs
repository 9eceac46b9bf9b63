namespace Aman.Registries.Measures;

/// <summary>
/// B-cubed (Bagga and Baldwin 1998): for each record, what share of the records put together with it belongs there, and
/// what share of those that belong there was put together with it; the mean of all records.
/// </summary>
public static class BCubed
{
    public static Quality Of(IReadOnlyList<string> truth, IReadOnlyList<int> clusters)
    {
        double precision = 0, recall = 0;
        var sizes = truth.CountBy(one => one).ToDictionary(StringComparer.Ordinal);
        foreach (var cluster in Enumerable.Range(0, truth.Count).GroupBy(at => clusters[at]))
        {
            var size = cluster.Count();
            foreach (var (person, count) in cluster.CountBy(at => truth[at]))
            {
                precision += (double)count * count / size;
                recall += (double)count * count / sizes[person];
            }
        }

        return new(precision / truth.Count, recall / truth.Count);
    }

    /// <summary>The groups that the pairs join, a number for each record.</summary>
    public static int[] Groups(int records, IEnumerable<(int, int)> pairs)
    {
        var parent = Enumerable.Range(0, records).ToArray();
        int Root(int at)
        {
            while (parent[at] != at)
                at = parent[at] = parent[parent[at]];
            return at;
        }

        foreach (var (one, other) in pairs)
            parent[Root(one)] = Root(other);
        return [.. Enumerable.Range(0, records).Select(Root)];
    }
}
