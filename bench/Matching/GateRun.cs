using System.Diagnostics;
using Aman.App.Commands;
using Aman.Bench.Systems;
using Aman.Registries;
using Aman.Registries.Measures;

namespace Aman.Bench;

/// <summary>People arrive at the gate of a registry; each system says who they may be.</summary>
internal sealed class GateRun(Registry registry, int people, int arrivals, Figures figures, string? misses)
{
    private const int Top = 20, Turn = 25, Warming = 200, Enough = 40;

    private readonly List<Entry> known = [];
    private List<(Entry Entry, bool Known)> asked = [];
    private ILookup<string, Entry> mine = null!;

    public void Run(Func<string, bool> takes, bool gate, bool identical)
    {
        Prepare();
        using var aman = new AmanSystem();
        using var postgres = gate && takes("pg_trgm") ? PrivatePostgres.Start() : null;
        if (gate && takes("pg_trgm") && postgres is null)
        {
            Console.Error.WriteLine("PG_TRGM WAS NOT MEASURED: install postgresql and postgresql-contrib.");
        }

        List<ISystem> systems =
        [
            .. takes("aman") ? [aman] : Array.Empty<ISystem>(),
            .. gate && takes("lucene") ? [new LuceneSystem()] : Array.Empty<ISystem>(),
            .. postgres is not null ? [new Trigrams(postgres.Connection)] : Array.Empty<ISystem>(),
        ];
        foreach (var system in systems)
        {
            var start = Stopwatch.GetTimestamp();
            system.Load(registry.Entries(people));
            Add(system, "load_s", Stopwatch.GetElapsedTime(start).TotalSeconds);
            Add(system, "mb_per_million", system.Bytes / people);
        }

        if (gate)
        {
            Ask(systems);
        }

        systems.ForEach(system => system.Dispose());
        if (identical && takes("aman"))
        {
            new Identical(aman, asked).Run(figures, people);
        }
    }

    /// <summary>Draws who will arrive and finds their records; reads the registry twice rather than keep it.</summary>
    private void Prepare()
    {
        var last = 0;
        foreach (var (family, _) in registry.Numbered(people))
        {
            last = family;
        }

        asked = [.. registry.Arrivals(last).Take(arrivals + Warming)];
        var clusters = asked.Select(one => one.Entry.Cluster).ToHashSet();
        known.AddRange(registry.Entries(people).Where(entry => clusters.Contains(entry.Cluster)));
        mine = known.ToLookup(entry => entry.Cluster);
    }

    private void Ask(List<ISystem> systems)
    {
        foreach (var system in systems)
        {
            foreach (var (entry, _) in asked.Take(Warming))
            {
                system.Search(entry, Top);
            }
        }

        var answers = systems.ToDictionary(system => system, _ => new List<Answered>());
        var waits = systems.ToDictionary(system => system, _ => new List<double>());
        using var log = misses is null ? null : new StreamWriter(misses, append: true);
        foreach (var turn in asked.Skip(Warming).Chunk(Turn))
        {
            foreach (var system in systems)
            {
                foreach (var (entry, isKnown) in turn)
                {
                    var start = Stopwatch.GetTimestamp();
                    var found = system.Search(entry, Top);
                    waits[system].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    answers[system].Add(Judge(entry, isKnown, found));
                    if (system.Name == "aman")
                    {
                        Tell(log, entry, answers[system][^1], found);
                    }
                }
            }
        }

        foreach (var system in systems)
        {
            Add(system, "p50_ms", Gate.Percentile(0.5, waits[system]));
            Add(system, "p99_ms", Gate.Percentile(0.99, waits[system]));
            Report(system, answers[system]);
        }
    }

    private void Report(ISystem system, List<Answered> answers)
    {
        foreach (var rank in (int[])[1, 5, 20])
        {
            Add(system, $"recall{rank}", Gate.RecallAt(rank, answers));
        }

        var threshold = Gate.Threshold(0.01, answers);
        foreach (var falseAlarms in (double[])[0.001, 0.01, 0.05])
        {
            var at = Gate.Threshold(falseAlarms, answers);
            Add(system, $"recall_fa{falseAlarms * 100}", Gate.RecallOver(at, answers));
        }

        Add(system, "fa1.bits", threshold);
        foreach (var group in answers.SelectMany(one => one.Group).Distinct().Order(StringComparer.Ordinal))
        {
            var of = answers.Where(one => one.Group.Contains(group)).ToList();
            if (of.Count(one => one.Known) >= Enough)
            {
                // The threshold is that of all, as at a real gate; but each group is told at its own false alarms, too.
                Add(system, $"{group}.recall20", Gate.RecallAt(Top, of));
                Add(system, $"{group}.recall_fa1", Gate.RecallOver(threshold, of));
            }
        }

        var worst = Gate.Worst(threshold, answers, Enough);
        Add(system, $"worst.{worst.Group}.recall_fa1", worst.Recall);
    }

    private Answered Judge(Entry entry, bool isKnown, IReadOnlyList<(string Id, double Score)> found)
    {
        if (!isKnown)
        {
            return new(false, 0, found.Count > 0 ? found.Max(one => one.Score) : double.NegativeInfinity, []);
        }

        var ids = mine[entry.Cluster].Select(one => one.Id).ToHashSet();
        var rank = found.ToList().FindIndex(one => ids.Contains(one.Id)) + 1;
        return new(true, rank, rank > 0 ? found[rank - 1].Score : double.NegativeInfinity, [.. Groups(entry)]);
    }

    private IEnumerable<string> Groups(Entry entry)
    {
        var records = mine[entry.Cluster].ToList();
        var same = records.Any(one => one.Script == entry.Script);
        yield return same ? "same" : "cross";
        if (!same)
        {
            var scripts = new[] { records[0].Script, entry.Script }.Order(StringComparer.Ordinal);
            yield return $"cross-{string.Join('-', scripts)}";
        }
        else if (records.All(one => one.Habit != entry.Habit))
        {
            yield return "same-other-habit";
        }

        yield return $"script-{entry.Script}";
        yield return $"culture-{entry.Culture}";
        yield return entry.Sex.Length > 0 ? entry.Sex : "no-sex";
        if (entry.Birth.EndsWith("-01-01", StringComparison.Ordinal) || entry.Birth.Length == 4)
        {
            yield return "rough-date";
        }

        if (entry.Name.Length > 0)
        {
            yield return "one-field";
        }

        foreach (var slip in entry.Slips.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            yield return $"slip-{slip}";
        }

        if (entry.Phone.Length == 0 && entry.Document.Length == 0)
        {
            yield return "name-and-birth-only";
        }
    }

    private void Tell(TextWriter? log, Entry entry, Answered answer, IReadOnlyList<(string Id, double Score)> found)
    {
        if (log is null || (answer.Known && answer.Rank == 1))
        {
            return;
        }

        var best = found.Count > 0 ? $"{found[0].Score:F1} {found[0].Id}" : "none";
        log.WriteLine($"{(answer.Known ? "MISS" : "new")}\trank {answer.Rank}\tscore {answer.Score:F1}\tbest {best}\t"
            + $"{Lines.Of(entry)}");
        foreach (var record in mine[entry.Cluster])
        {
            log.WriteLine($"\trecord\t{Lines.Of(record)}");
        }
    }

    private void Add(ISystem system, string name, double value) => figures.Add($"{system.Name}.{people}.{name}", value);
}
