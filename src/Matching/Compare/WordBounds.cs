namespace Aman.Matching;

/// <summary>How far a word is at least from others, in whatever reading.</summary>
internal sealed class WordBounds(Form form)
{
    private (SoundBounds Bounds, int Cost)[]? arabic, others;

    /// <summary>In tenths of a bit.</summary>
    /// <param name="any">The sounds that the other word has in one reading or another.</param>
    /// <param name="all">Those it has in all.</param>
    public int Least(Script other, ulong any, ulong all)
    {
        var least = int.MaxValue;
        foreach (var (bounds, cost) in other == Script.Arabic ? arabic ??= Of(other) : others ??= Of(other))
            least = Math.Min(least, bounds.Least(any, all) + cost);
        return least;
    }

    private (SoundBounds Bounds, int Cost)[] Of(Script other)
    {
        var costs = WordDistance.Costs(form.Script, other, out var turn);
        return
        [
            (new SoundBounds(form.Sounds, costs, turn), 0),
            .. form.Others.Select(sounds => (new SoundBounds(sounds, costs, turn), WordDistance.OtherReadingTenths)),
        ];
    }
}
