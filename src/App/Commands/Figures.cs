using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Aman.App.Commands;

/// <summary>The figures of one run, printed as they come.</summary>
public sealed class Figures(TextWriter output)
{
    private readonly List<(string Name, double Value)> list = [];

    public void Add(string name, double value)
    {
        list.Add((name, value));
        output.WriteLine($"{name} {Short(value)}");
    }

    // Shares need more places than rates.
    private static string Short(double value) =>
        value.ToString(Math.Abs(value) < 10 ? "0.####" : "0.##", CultureInfo.InvariantCulture);

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
                .. list.Select(one => $"{one.Name}\t{Short(one.Value)}"),
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
