using System.Numerics;

namespace Aman.Matching;

/// <summary>
/// What it costs at least to write one word's sounds as any other's, by which sounds the other has: most words are told
/// apart at this glance. Never more than <see cref="SoundDistance"/> says.
/// </summary>
internal sealed class SoundBounds
{
    // What a sound of the other word costs at least.
    private readonly int[] theirs = new int[Sound.Count];
    private readonly Ways[] mine;
    private readonly ulong costly;

    /// <param name="right">The word is the right one, for the table.</param>
    public SoundBounds(ReadOnlySpan<byte> sounds, SoundCosts costs, bool right)
    {
        var mask = Sound.Mask(sounds);
        mine = new Ways[BitOperations.PopCount(mask)];
        var count = 0;
        for (var left = mask; left != 0; left &= left - 1)
            mine[count++] = costs.WaysOf((byte)BitOperations.TrailingZeroCount(left), right);
        for (byte other = 0; other < Sound.Count; other++)
        {
            theirs[other] = costs.WaysOf(other, !right).Least(mask);
            costly |= theirs[other] > 0 ? 1UL << other : 0;
        }
    }

    /// <summary>In tenths of a bit.</summary>
    /// <param name="any">Which sounds the other word has in one reading or another.</param>
    /// <param name="all">Which it has in all its readings.</param>
    public int Least(ulong any, ulong all)
    {
        var (sum, other) = (0, 0);
        for (var left = all & costly; left != 0; left &= left - 1)
            sum += theirs[BitOperations.TrailingZeroCount(left)];
        foreach (var ways in mine)
            other += ways.Least(any);
        return Math.Max(sum, other);
    }
}
