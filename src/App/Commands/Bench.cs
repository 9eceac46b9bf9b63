using System.CommandLine;

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
        Description = "Entries to accept and to rebuild from.", DefaultValueFactory = _ => 80_000,
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
        var bench = new Command("bench", "Measure this machine.")
        {
            journal, BenchTalks.Command(), BenchBurn.Command(), BenchPeople.Command(), BenchPage.Command(),
            BenchImport.Command(),
        };
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
                using var made = new BenchDatabase(database);
                await measure.Run(made.Where);
            }
            else
            {
                await result.InvocationConfiguration.Error.WriteLineAsync(
                    "POSTGRESQL WAS NOT MEASURED: "
                    + "give --database with a connection string; the databases it needs are made and dropped.");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
