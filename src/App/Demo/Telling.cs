using Aman.Standards;
using Spectre.Console;

namespace Aman.App.Demo;

/// <summary>Tells how the demo goes: bars that move for a person, plain lines for a file.</summary>
internal sealed class Telling(IAnsiConsole console, bool watched)
{
    public void Say(string line) => console.WriteLine(line);

    /// <summary>Does one piece of work that says how far it is.</summary>
    public async Task<T> Work<T>(string what, Func<IProgress<ImportProgress>, Task<T>> work)
    {
        if (!watched)
        {
            Say(what);
            return await work(new Quiet());
        }

        return await Bars().StartAsync(progress => work(new Bar(progress.AddTask(what), what)));
    }

    /// <summary>Does <paramref name="count"/> pieces of work, several at a time so that they share flushes
    /// to disk.</summary>
    public async Task Each(string what, int count, Func<int, Task> work)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Limits.DemoTogether };
        if (!watched)
        {
            await Parallel.ForAsync(0, count, options, async (at, _) => await work(at));
            Say($"{what}: {count:N0}");
            return;
        }

        await Bars().StartAsync(async progress =>
        {
            var bar = progress.AddTask($"{what} ({count:N0})", maxValue: Math.Max(1, count));
            await Parallel.ForAsync(0, count, options, async (at, _) =>
            {
                await work(at);
                bar.Increment(1);
            });
        });
    }

    private Progress Bars() => console.Progress().AutoClear(false).Columns(
        new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
        new RemainingTimeColumn());

    private sealed class Quiet : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
        }
    }

    private sealed class Bar(ProgressTask bar, string what) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            (bar.MaxValue, bar.Value) = (Math.Max(1, value.Total), value.Done);
            bar.Description = Markup.Escape($"{what}: {value.Stage}");
        }
    }
}
