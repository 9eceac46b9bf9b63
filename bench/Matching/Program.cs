using System.CommandLine;
using Aman.Bench;

return await new RootCommand("What aman bench starts.") { WriteRegistry.Command(), MatchingBench.Command(),
    TrainWeights.Command() }.Parse(args).InvokeAsync();
