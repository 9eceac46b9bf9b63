using Aman.People;
using Aman.Sharing;
using Xunit;

namespace Aman.Tests.Topics.Sharing;

/// <summary>Attackers at the figures: they ask, subtract, compare two moments, and derive what they can.</summary>
public class SuppressionTests(ITestOutputHelper output)
{
    private const int Seed = 20261124, Pairs = 10_000;

    [Fact]
    public void Cells_sum_to_the_total_rounded_down_and_lie_less_than_a_step_off()
    {
        var random = new Random(Seed);
        for (var at = 0; at < 2_000; at++)
        {
            var counts = Enumerable.Range(0, 1 + random.Next(30)).Select(_ => (long)random.Next(12)).ToList();
            foreach (var step in (long[])[1, 5, 10])
            {
                var shown = Suppression.Cells(counts, step);
                Assert.Equal(counts.Sum() / step * step, shown.Sum());
                Assert.All(shown.Zip(counts), pair =>
                {
                    Assert.Equal(0, pair.First % step);
                    Assert.InRange(pair.First - pair.Second, 1 - step, step - 1);
                });
            }
        }
    }

    /// <summary>The strongest attacker: it has asked for every cell, knows the method and the order, and derives the
    /// exact range of whatever two requests leave when one is taken from the other, also between two moments.</summary>
    [Theory, InlineData(Suppression.Inside), InlineData(Suppression.Outside)]
    public void Ten_thousand_pairs_of_requests_pin_nothing_down(long step)
    {
        var random = new Random(Seed);
        var (targets, small) = (0, 0);
        var camp = Camp.Draw(random);
        var (one, two, later) = (Knowledge.Of(camp, step), Knowledge.Of(camp, step), camp);
        for (var at = 0; at < Pairs; at++)
        {
            if (at % 20 == 0)
            {
                camp = at % 100 == 0 ? Camp.Draw(random) : camp;
                later = camp.Joined(random);
                (one, two) = (Knowledge.Of(camp, step), Knowledge.Of(later, step));
            }

            var (first, second) = (Camp.Request(random), Camp.Request(random));
            var (a, b) = (camp.Set(first), camp.Set(second));
            Assert.Equal(0, (one.Answer(first) - one.Answer(second)) % step);
            Assert.Equal(0, (two.Answer(first) - one.Answer(first)) % step);
            foreach (var set in Camp.Parts(a, b))
            {
                targets++;
                var (low, high) = one.Range(set);
                var truth = camp.Count(set);
                Assert.InRange(truth, low, high);
                Assert.True(high - low >= step - 1, $"A count of {truth} lies between {low} and {high}.");
                var (lowLater, highLater) = two.Range(set);
                var came = later.Count(set) - truth;
                Assert.InRange(came, lowLater - high, highLater - low);
                Assert.True(highLater - low - (lowLater - high) >= step - 1, "Who came between is pinned down.");
                small += truth < step || (came > 0 && came < step) ? 1 : 0;
            }
        }

        output.WriteLine($"Step {step}: {Pairs:N0} pairs, {targets:N0} counts attacked, {small:N0} of them small: "
            + "0 derived.");
        Assert.True(small > Pairs / 10);
    }

    // The control: hiding small answers alone falls to plain subtraction, with any step.
    [Theory, InlineData(Suppression.Inside), InlineData(Suppression.Outside)]
    public void Hiding_small_answers_alone_is_broken_by_subtraction(long step)
    {
        var random = new Random(Seed);
        var camp = Camp.Draw(random);
        var (broken, arrivals) = (0, 0);
        for (var at = 0; at < Pairs; at++)
        {
            var (first, second) = (Camp.Request(random), Camp.Request(random));
            var (a, b) = (camp.Set(first), camp.Set(second));
            if (Camp.Less(b, a).Contains(true))
            {
                // Not one inside the other: of their difference two answers say nothing.
                b = Camp.Both(a, b);
            }

            var (whole, part) = (camp.Count(a), camp.Count(b));
            broken += whole >= step && part >= step && whole - part < step && a.Zip(b).Any(c => c.First != c.Second)
                ? 1 : 0;
            var came = camp.Joined(random).Count(a) - whole;
            arrivals += whole >= step && came > 0 && came < step ? 1 : 0;
        }

        output.WriteLine($"Step {step}, small answers hidden and no more: {broken:N0} small counts and {arrivals:N0} "
            + "arriving families derived.");
        Assert.True(broken > 20 && arrivals > 100);
    }

    // The control for the attacker itself: exact cells leave it no doubt at all.
    [Fact]
    public void Exact_cells_leave_the_attacker_no_doubt()
    {
        var random = new Random(Seed);
        var camp = Camp.Draw(random);
        var set = camp.Set(Camp.Request(random));
        Assert.Equal((camp.Count(set), camp.Count(set)), Knowledge.Of(camp, 1).Range(set));
    }

    [Theory, InlineData(Suppression.Inside), InlineData(Suppression.Outside)]
    public void Figures_of_a_camp_stay_useful(long step)
    {
        var random = new Random(Seed);
        var camp = Camp.Large(random);
        foreach (var by in PeopleFigures.Groups)
        {
            var truth = camp.Lines(new(By: by), 1);
            var shown = camp.Lines(new(By: by), step).ToDictionary(line => line.Group!, line => line.People);
            var kept = truth.Where(line => shown.GetValueOrDefault(line.Group!) > 0).ToList();
            var off = kept.Average(line => Math.Abs(shown[line.Group!] - line.People) / (double)line.People);
            output.WriteLine($"Step {step}, by {by}: {kept.Count} of {truth.Count} cells shown "
                + $"({100.0 * kept.Count / truth.Count:0.0} %), on average {100 * off:0.00} % off");
            Assert.True(kept.Count > truth.Count * 0.9 && off < 0.05);
        }

        var (asked, answered) = (0, 0);
        for (var at = 0; at < 2_000; at++)
        {
            var request = Camp.Request(random);
            asked += camp.Answer(request, 1) > 0 ? 1 : 0;
            answered += camp.Answer(request, step) > 0 ? 1 : 0;
        }

        output.WriteLine($"Step {step}, random requests: {100.0 * answered / asked:0.0} % of the cells that hold "
            + "anybody shown");
        Assert.True(answered > asked / 2);
    }

    /// <summary>What follows from all shown cells: at each the running total lies 0 to step − 1 above what was
    /// shown so far, and no cell is below zero.</summary>
    private sealed record Knowledge(IReadOnlyList<PeopleCell> Cells, long[] Shown, long Step)
    {
        public static Knowledge Of(Camp camp, long step)
        {
            var cells = PeopleCell.Shown(camp.Cells, step);
            return new(cells, [.. cells.Select(cell => cell.People)], step);
        }

        public long Answer(FigureRequest request) => PeopleFigures.Answer(Cells, request, Step)[0].People;

        public (long Low, long High) Range(bool[] set) => (Best(set, sign: 1), -Best(set, sign: -1));

        // The least that the set can hold (with sign -1: minus the most), cell by cell; at each cell the least for
        // every height that the running total can have above what is shown.
        private long Best(bool[] set, long sign)
        {
            const long Never = long.MaxValue / 2;
            Span<long> best = stackalloc long[(int)Step], least = stackalloc long[(int)Step];
            best.Fill(Never);
            best[0] = 0;
            for (var at = 0; at < Shown.Length; at++)
            {
                var counted = set[at] ? sign : 0;
                for (var above = 0; above < least.Length; above++)
                {
                    least[above] = Math.Min(above == 0 ? Never : least[above - 1], best[above] - (counted * above));
                }

                // Where nothing is shown the running total cannot have sunk; else it may come from any height.
                for (var above = 0; above < best.Length; above++)
                {
                    best[above] = least[Shown[at] > 0 ? ^1 : above] + (counted * (Shown[at] + above));
                }
            }

            var smallest = Never;
            foreach (var one in best)
            {
                smallest = Math.Min(smallest, one);
            }

            return smallest;
        }
    }
}
