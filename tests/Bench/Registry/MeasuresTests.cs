using Aman.Registries.Measures;
using Xunit;

namespace Aman.Tests.Bench.Registry;

/// <summary>Examples worked out by hand.</summary>
[Collection("in turn")]
public class MeasuresTests
{
    [Fact]
    public void Pairs_are_counted_as_by_hand()
    {
        // a a a b b c: three pairs of a, one of b.
        Assert.Equal(4, Pairs.Wanted(["a", "a", "a", "b", "b", "c"]));
        (double, bool)[] found = [(9, true), (8, true), (7, false), (6, true), (1, false)];
        var quality = Pairs.At(found, 4, 6);
        Assert.Equal((0.75, 0.75, 0.75), (quality.Precision, quality.Recall, quality.F1));
        var best = Pairs.Best(found, 4);
        Assert.Equal((6, quality), (best.Threshold, best.Quality));
    }

    [Fact]
    public void Pairs_of_one_score_are_taken_together() =>
        Assert.Equal(new Quality(0.5, 1), Pairs.Best([(3, false), (3, true)], 1).Quality);

    [Fact]
    public void BCubed_is_as_by_hand()
    {
        // Truth a a a b b, put together as (a a b) (a b): precision (2/3+2/3+1/3+1/2+1/2)/5, recall
        // (2/3+2/3+1/2+1/3+1/2)/5.
        var quality = BCubed.Of(["a", "a", "b", "a", "b"], [1, 1, 1, 2, 2]);
        Assert.Equal(8.0 / 15, quality.Precision, 9);
        Assert.Equal(8.0 / 15, quality.Recall, 9);
        Assert.Equal(new Quality(1, 1), BCubed.Of(["a", "b", "a"], BCubed.Groups(3, [(2, 0)])));
    }

    [Fact]
    public void Pairs_that_share_a_record_make_one_group()
    {
        var groups = BCubed.Groups(5, [(0, 1), (3, 1)]);
        Assert.True(groups[0] == groups[1] && groups[1] == groups[3]);
        Assert.Equal(3, groups.Distinct().Count());
    }

    [Fact]
    public void Recall_at_a_rank_and_at_false_alarms_are_as_by_hand()
    {
        Answered[] answers =
        [
            new(true, 1, 20, ["arabic"]), new(true, 3, 12, ["arabic"]), new(true, 0, 0, ["latin"]),
            new(true, 6, 9, ["latin"]),
            new(false, 0, 15, []), new(false, 0, 10, []), new(false, 0, 3, []), new(false, 0, 1, []),
        ];
        Assert.Equal((0.25, 0.5, 0.75),
            (Gate.RecallAt(1, answers), Gate.RecallAt(5, answers), Gate.RecallAt(20, answers)));
        // One of four new people may raise an alarm: the threshold is just over the second best, 10.
        var threshold = Gate.Threshold(0.25, answers);
        Assert.InRange(threshold, 10.0000001 - 0.000001, 10.1);
        Assert.Equal(0.5, Gate.RecallOver(threshold, answers));
        Assert.Equal(0.25, Gate.RecallOver(Gate.Threshold(0, answers), answers));
        Assert.Equal(("latin", 0), Gate.Worst(threshold, answers, 2));
    }

    /// <summary>A measure that would praise who says yes to everything, or nothing, is no measure.</summary>
    [Fact]
    public void Saying_yes_to_everything_or_nothing_is_not_praised()
    {
        var truth = Enumerable.Range(0, 400).Select(at => $"person {at / 2}").ToList();
        var all = (from one in Enumerable.Range(0, 400)
                   from other in Enumerable.Range(one + 1, 399 - one)
                   select (Score: 1.0, Right: truth[one] == truth[other])).ToList();
        var quality = Pairs.Best(all, Pairs.Wanted(truth)).Quality;
        Assert.Equal(1, quality.Recall);
        Assert.InRange(quality.Precision, 0.0001, 0.01);
        Assert.InRange(BCubed.Of(truth, new int[400]).Precision, 0.0001, 0.01);
        Assert.Equal(0, Pairs.Best([], Pairs.Wanted(truth)).Quality.F1);
        // At the gate: the same score for everybody leaves nobody over a threshold that few false alarms reach.
        var gate = Enumerable.Range(0, 200)
            .Select(at => new Answered(at % 2 == 0, at % 2 == 0 ? 1 : 0, 5, [])).ToList();
        Assert.Equal(0, Gate.RecallOver(Gate.Threshold(0.01, gate), gate));
    }
}
