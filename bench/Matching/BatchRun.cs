using System.Diagnostics;
using Aman.App.Commands;
using Aman.Bench.Systems;
using Aman.Matching;
using Aman.Registries;
using Aman.Registries.Measures;

namespace Aman.Bench;

/// <summary>A registry is matched against itself.</summary>
internal static class BatchRun
{
    public static void Run(Registry registry, int people, Figures figures, Func<string, bool> takes, string? misses)
    {
        var truth = registry.Entries(people).ToDictionary(entry => entry.Id, entry => entry.Cluster);
        var wanted = Pairs.Wanted(truth.Values);
        figures.Add($"registry.{people}.pairs", wanted);
        if (takes("aman"))
        {
            Aman(registry, people, figures, truth, wanted, misses);
        }

        if (takes("splink"))
        {
            Splink(registry, people, figures, truth, wanted);
        }
    }

    private static void Aman(Registry registry, int people, Figures figures, Dictionary<string, string> truth,
        long wanted, string? misses)
    {
        using var aman = new AmanSystem();
        aman.Load(registry.Entries(people));
        var start = Stopwatch.GetTimestamp();
        var pairs = aman.Index.Pairs();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        figures.Add($"aman.{people}.self_s", seconds);
        figures.Add($"aman.{people}.self.records_per_s", people / seconds);
        var judged = pairs.Select(pair => (pair.Bits, Right: truth[pair.Left] == truth[pair.Right])).ToList();
        Report(figures, $"aman.{people}.self", judged, wanted);
        foreach (var (band, name) in ((Band, string)[])[(Band.Same, "same"), (Band.Look, "look")])
        {
            var taken = pairs.Zip(judged).Where(one => one.First.Band >= band).Select(one => one.Second).ToList();
            var quality = Quality.Of(taken.Count, taken.LongCount(one => one.Right), wanted);
            figures.Add($"aman.{people}.self.{name}.precision", quality.Precision);
            figures.Add($"aman.{people}.self.{name}.recall", quality.Recall);
        }

        if (misses is not null)
        {
            Tell(registry, people, pairs, misses);
        }

        ScoreSpeed(registry, people, figures);
    }

    /// <summary>How many pairs are compared in a second on one core, when they are given.</summary>
    private static void ScoreSpeed(Registry registry, int people, Figures figures)
    {
        var comparer = new Comparer();
        var some = registry.Entries(Math.Min(people, 2_000)).Select(AmanSystem.Record).Select(comparer.Prepare)
            .ToList();
        var start = Stopwatch.GetTimestamp();
        long compared = 0;
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < 2)
        {
            for (var at = 1; at < some.Count; at++, compared++)
            {
                comparer.Bits(some[at - 1], some[at]);
            }
        }

        figures.Add("aman.score.pairs_per_s", compared / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static void Splink(
        Registry registry, int people, Figures figures, Dictionary<string, string> truth, long wanted)
    {
        using var splink = new Splink();
        var start = Stopwatch.GetTimestamp();
        splink.Load(registry.Entries(people).Select(entry => (entry.Id, Plain.Of(entry), entry.Household)));
        figures.Add($"splink.{people}.load_s", Stopwatch.GetElapsedTime(start).TotalSeconds);
        start = Stopwatch.GetTimestamp();
        var pairs = splink.Pairs(least: 0);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        figures.Add($"splink.{people}.self_s", seconds);
        figures.Add($"splink.{people}.self.pairs_per_s", splink.Compared / seconds);
        Report(figures, $"splink.{people}.self",
            [.. pairs.Select(pair => (pair.Bits, truth[pair.Left] == truth[pair.Right]))], wanted);
    }

    private static void Report(Figures figures, string name, List<(double Bits, bool Right)> judged, long wanted)
    {
        var (threshold, best) = Pairs.Best(judged, wanted);
        figures.Add($"{name}.f1", best.F1);
        figures.Add($"{name}.f1.precision", best.Precision);
        figures.Add($"{name}.f1.recall", best.Recall);
        figures.Add($"{name}.f1.bits", threshold);
        figures.Add($"{name}.found", judged.Count(one => one.Right) / (double)wanted);
    }

    private static void Tell(Registry registry, int people, IReadOnlyList<Pair> pairs, string misses)
    {
        var found = pairs.ToDictionary(pair => (pair.Left, pair.Right), pair => pair.Bits);
        double? Bits(string one, string other) => found.TryGetValue((one, other), out var bits)
            || found.TryGetValue((other, one), out bits) ? bits : null;
        using var log = new StreamWriter(misses, append: true);
        foreach (var person in registry.Entries(people).GroupBy(entry => entry.Cluster).Where(one => one.Count() == 2))
        {
            var (one, other) = (person.First(), person.Last());
            if (Bits(one.Id, other.Id) is not { } bits)
            {
                log.WriteLine($"SELF-MISS\n\t{Lines.Of(one)}\n\t{Lines.Of(other)}");
            }
        }

        var entries = registry.Entries(people).ToDictionary(entry => entry.Id);
        foreach (var pair in pairs.Where(pair => entries[pair.Left].Cluster != entries[pair.Right].Cluster)
            .OrderByDescending(pair => pair.Bits).Take(300))
        {
            var (left, right) = (entries[pair.Left], entries[pair.Right]);
            log.WriteLine($"SELF-WRONG\t{pair.Bits:F1}\n\t{Lines.Of(left)}\n\t{Lines.Of(right)}");
        }
    }
}
