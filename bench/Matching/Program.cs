using System.CommandLine;
using Aman.Bench;

return await new RootCommand("What aman bench starts.") { WriteRegistry.Command(), MatchingBench.Command() }
    .Parse(args).InvokeAsync();
