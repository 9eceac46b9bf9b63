namespace Aman.Matching;

/// <summary>How many bits it takes to write one word's sounds as another's: the cheapest way to replace, leave out or
/// swap sounds.</summary>
internal static class SoundDistance
{
    /// <summary>The cost, or something above <paramref name="most"/> when it is more than that.</summary>
    public static float Between(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, SoundCosts costs, float most)
    {
        if (Math.Abs(left.Length - right.Length) > 9)
            return most + 1;
        Span<float> before = stackalloc float[right.Length + 1];
        Span<float> row = stackalloc float[right.Length + 1];
        Span<float> next = stackalloc float[right.Length + 1];
        row[0] = 0;
        for (var at = 1; at <= right.Length; at++)
            row[at] = row[at - 1] + costs.LeaveRight(right[at - 1]);
        for (var at = 1; at <= left.Length; at++)
        {
            var leave = costs.LeaveLeft(left[at - 1]);
            next[0] = row[0] + leave;
            var least = next[0];
            for (var to = 1; to <= right.Length; to++)
            {
                var cost = Math.Min(row[to - 1] + costs.Replace(left[at - 1], right[to - 1]),
                    Math.Min(row[to] + leave, next[to - 1] + costs.LeaveRight(right[to - 1])));
                if (at > 1 && to > 1 && left[at - 1] == right[to - 2] && left[at - 2] == right[to - 1]
                    && left[at - 1] != left[at - 2])
                    cost = Math.Min(cost, before[to - 2] + SoundCosts.Swap);
                next[to] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
                return most + 1;
            var oldest = before;
            before = row;
            row = next;
            next = oldest;
        }

        return row[right.Length];
    }
}
