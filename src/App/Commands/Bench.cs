using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Aman.App.Commands;

/// <summary><c>aman bench journal</c>: how fast this machine makes things durable, next to the raw engine in the same
/// run. A line <c>name value</c> a figure, named engine.what.clients; rates are a second.</summary>
public static class Bench
{
    private static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "Seconds for each figure, in all rounds together.", DefaultValueFactory = _ => 3,
    };

    private static readonly Option<int> Entries = new("--entries")
    {
        Description = "Entries to accept and to rebuild from.", DefaultValueFactory = _ => 40_000,
    };

    private static readonly Option<string?> Only = new("--only")
    {
        Description = "Measure one part only: record, accept (with rebuild) or http.", HelpName = "PART",
    };

    private static readonly Option<string?> Results = new("--results")
    {
        Description = "Folder for a .tsv of this run with the machine's description.", HelpName = "DIR",
    };

    public static Command Command()
    {
        var journal = new Command("journal", "Measure recording, accepting, rebuilding and registering over HTTP.")
        {
            Options.Database, Seconds, Entries, Only, Results,
        };
        journal.SetAction(async (result, _) =>
        {
            var figures = new Figures(result.InvocationConfiguration.Output);
            await Run(result, figures);
            if (result.GetValue(Results) is { } folder)
            {
                figures.Keep(folder);
            }

            return Exit.Good;
        });
        var bench = new Command("bench", "Measure this machine.") { journal };
        foreach (var other in BenchMatching.Commands())
        {
            bench.Add(other);
        }

        return bench;
    }

    private static async Task Run(ParseResult result, Figures figures)
    {
        var folder = Directory.CreateTempSubdirectory("aman-bench-");
        try
        {
            var measure = new BenchJournal(
                figures, result.GetValue(Seconds), result.GetValue(Entries), result.GetValue(Only));
            await measure.Run(folder.FullName);
            if (result.GetValue(Options.Database) is { Length: > 0 } database)
            {
                await measure.Run(database);
            }
            else
            {
                await result.InvocationConfiguration.Error.WriteLineAsync(
                    "POSTGRESQL WAS NOT MEASURED: "
                    + "give --database with a connection string to a database made for this.");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>The figures of one run, printed as they come.</summary>
public sealed class Figures(TextWriter output)
{
    private readonly List<(string Name, double Value)> list = [];

    public void Add(string name, double value)
    {
        list.Add((name, value));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.##}"));
    }

    /// <summary>Rates and waiting times of one closed loop.</summary>
    public void Add(string name, Loop loop)
    {
        Add(name, loop.Rate);
        Add($"{name}.p50_ms", loop.Percentile(0.50));
        Add($"{name}.p99_ms", loop.Percentile(0.99));
    }

    /// <summary>A file named by the time of the run; no host's name and no path stands in it.</summary>
    public void Keep(string folder)
    {
        Directory.CreateDirectory(folder);
        var now = TimeProvider.System.GetUtcNow();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 20);
        File.WriteAllLines(
            Path.Combine(folder, now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + ".tsv"),
            [
                "name\tvalue",
                .. list.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name}\t{one.Value:0.##}")),
                $"# {Environment.ProcessorCount} cores, {memory} MB, {RuntimeInformation.OSDescription}, "
                    + $"{RuntimeInformation.FrameworkDescription}, {Processor()}",
            ]);
    }

    private static string Processor() => !File.Exists("/proc/cpuinfo")
        ? RuntimeInformation.ProcessArchitecture.ToString()
        : File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(':')[1].Trim() ?? "";
}

/// <summary>A closed loop: each client sends its next piece of work when the last one is durable. May run in rounds, so
/// that what is compared is measured side by side.</summary>
public sealed class Loop(int clients, Func<int, Task> once)
{
    private readonly List<double> waits = [];
    private double seconds;

    public double Rate => waits.Count / seconds;

    /// <summary>In milliseconds.</summary>
    public double Percentile(double share)
    {
        waits.Sort();
        return waits[(int)(share * (waits.Count - 1))];
    }

    public async Task Run(double forSeconds)
    {
        var start = Stopwatch.GetTimestamp();
        var of = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < forSeconds)
            {
                var before = Stopwatch.GetTimestamp();
                await once(client);
                own.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            }

            return own;
        })));
        seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
        waits.AddRange(of.SelectMany(own => own));
    }
}
