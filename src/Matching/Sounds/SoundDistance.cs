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
        var limit = (int)MathF.Round(most * SoundCosts.Tenths);
        var leaveRight = costs.LeaveRight;
        Span<int> before = stackalloc int[Sound.LengthMax + 1];
        Span<int> row = stackalloc int[Sound.LengthMax + 1];
        Span<int> next = stackalloc int[Sound.LengthMax + 1];
        row[0] = 0;
        for (var at = 1; at <= right.Length; at++)
            row[at] = row[at - 1] + leaveRight[right[at - 1]];
        for (var at = 1; at <= left.Length; at++)
        {
            var (sound, last) = (left[at - 1], at > 1 ? left[at - 2] : left[at - 1]);
            var leave = costs.LeaveLeft[sound];
            var replace = costs.ReplaceAll(sound);
            var cost = next[0] = row[0] + leave;
            var least = cost;
            for (var to = 1; to <= right.Length; to++)
            {
                var other = right[to - 1];
                cost = Math.Min(Math.Min(row[to - 1] + replace[other], row[to] + leave), cost + leaveRight[other]);
                if (other == last && sound != last && to > 1 && right[to - 2] == sound)
                    cost = Math.Min(cost, before[to - 2] + (int)(SoundCosts.Swap * SoundCosts.Tenths));
                next[to] = cost;
                least = Math.Min(least, cost);
            }

            if (least > limit)
                return most + 1;
            var oldest = before;
            before = row;
            row = next;
            next = oldest;
        }

        return row[right.Length] / (float)SoundCosts.Tenths;
    }
}
