using System.CommandLine;
using Aman.App.Commands;
using Aman.Bench.Systems;
using Aman.Registries;

namespace Aman.Bench;

/// <summary><c>aman bench matching</c>: the search for duplicates beside other systems, on the same records, in one
/// run.</summary>
internal static class MatchingBench
{
    private static readonly Option<int[]> People = new("--people")
    {
        Description = "Sizes of the registry, one or several.", DefaultValueFactory = _ => [10_000, 100_000],
    };

    private static readonly Option<int> Arrivals = new("--arrivals")
    {
        Description = "People who arrive at the gate, every second one known.", DefaultValueFactory = _ => 2_000,
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "The same seed gives the same people.", DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int> PeersMax = new("--peers-max")
    {
        Description = "The largest registry the other systems are loaded with; 0 leaves them out.",
        DefaultValueFactory = _ => 1_000_000,
    };

    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Of gate, batch, identical, known. All when not given.", DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> Systems = new("--systems")
    {
        Description = "Of aman, lucene, pg_trgm, splink. All when not given.", DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> NameBench = new("--name-bench")
    {
        Description = "cases.csv of opensanctions/nomenklatura, contrib/name_bench. It holds names of real people, so "
            + "it is not in this repository.", HelpName = "FILE",
    };

    private static readonly Option<string?> Misses = new("--misses")
    {
        Description = "Write what was missed or found wrongly (invented people only) to this file.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Results = new("--results")
    {
        Description = "Folder for a .tsv of this run with the machine's description.", HelpName = "DIR",
    };

    public static Command Command()
    {
        People.AllowMultipleArgumentsPerToken = true;
        var command = new Command("matching", "Measure the search for duplicates beside other systems.")
        {
            People, Arrivals, Seed, PeersMax, Only, Systems, NameBench, Misses, Results,
        };
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult result)
    {
        var figures = new Figures(result.InvocationConfiguration.Output);
        var (only, systems, misses) = (result.GetValue(Only)!, result.GetValue(Systems)!, result.GetValue(Misses));
        bool Wanted(string part) => only.Length == 0 || only.Contains(part);
        if (Wanted("known"))
        {
            KnownSets.Run(figures, result.GetValue(NameBench));
        }

        foreach (var people in result.GetValue(People)!)
        {
            var registry = new Registry(result.GetValue(Seed));
            bool Takes(string system) => (systems.Length == 0 || systems.Contains(system))
                && (system == "aman" || people <= result.GetValue(PeersMax));
            if (Wanted("gate") || Wanted("identical"))
            {
                new GateRun(registry, people, result.GetValue(Arrivals), figures, misses)
                    .Run(Takes, Wanted("gate"), Wanted("identical"));
            }

            if (Wanted("batch"))
            {
                BatchRun.Run(registry, people, figures, Takes, misses);
            }
        }

        if (result.GetValue(Results) is { } folder)
        {
            figures.Keep(folder);
        }
    }
}
