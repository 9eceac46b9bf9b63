namespace Aman.Matching;

/// <summary>What may become of a sound in another word: stand as one of these sounds there, the cheapest first, or be
/// left out.</summary>
internal sealed class Ways
{
    private readonly (ulong Mask, int Cost)[] ways;
    private readonly int leave;

    /// <param name="replace">What each sound costs in its place; the same both ways round.</param>
    public Ways(ReadOnlySpan<int> replace, int leave)
    {
        this.leave = leave;
        var cheaper = new SortedDictionary<int, ulong>();
        for (var other = 0; other < replace.Length; other++)
        {
            if (replace[other] < leave)
                cheaper[replace[other]] = cheaper.GetValueOrDefault(replace[other]) | (1UL << other);
        }

        ways = [.. cheaper.Select(one => (one.Value, one.Key))];
    }

    /// <summary>The least that the sound costs.</summary>
    /// <param name="mask">Which sounds the other word has.</param>
    public int Least(ulong mask)
    {
        foreach (var (sounds, cost) in ways)
        {
            if ((sounds & mask) != 0)
                return cost;
        }

        return leave;
    }
}
