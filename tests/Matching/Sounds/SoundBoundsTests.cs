using Aman.Matching;
using Xunit;

namespace Aman.Tests.Matching;

public class SoundBoundsTests
{
    private const int Seed = 20_261_124, Pairs = 20_000;

    private const float Most = 1_000;

    [Fact]
    public void A_bound_is_never_more_than_the_distance_and_often_tells_words_apart()
    {
        var random = new Random(Seed);
        var (apart, told) = (0, 0);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var (one, other) = (Word(random), Word(random));
            // Half are spellings of one another but for a sound.
            if (pair % 2 == 0)
                (other = (byte[])one.Clone())[random.Next(one.Length)] = (byte)random.Next(Sound.Count);
            var (costs, right) = (new[] { SoundCosts.Vowelled, SoundCosts.ArabicLeft, SoundCosts.Arabic }[pair % 3],
                pair % 5 == 0);
            var distance = right ? SoundDistance.Between(other, one, costs, Most)
                : SoundDistance.Between(one, other, costs, Most);
            var (bounds, mask) = (new SoundBounds(one, costs, right), Sound.Mask(other));
            var least = bounds.Least(mask, mask) / (float)SoundCosts.Tenths;

            Assert.True(least <= distance + 0.001f, $"{least} is more than {distance}.");
            // Of several readings: what some have, and what all have.
            var more = Sound.Mask(Word(random));
            Assert.True(bounds.Least(mask | more, mask & more) / (float)SoundCosts.Tenths <= least);
            apart += distance > 10 ? 1 : 0;
            told += least > 10 ? 1 : 0;
        }

        Assert.InRange(told, apart / 4, apart);
    }

    private static byte[] Word(Random random) =>
        [.. Enumerable.Range(0, 3 + random.Next(6)).Select(_ => (byte)random.Next(Sound.Count))];
}
