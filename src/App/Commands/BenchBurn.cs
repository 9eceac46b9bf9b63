using System.CommandLine;
using System.Diagnostics;

namespace Aman.App.Commands;

/// <summary><c>aman bench burn</c>: how long it takes to destroy the keys of a node, next to deleting them one and all
/// with the same engine. A line <c>name value</c> a figure, named engine.what.people.</summary>
public static class BenchBurn
{
    private const int AtOnce = 2_000;

    private static readonly Option<int> People = new("--people")
    {
        Description = "Persons whose keys the node holds, two each.", DefaultValueFactory = _ => 200_000,
    };

    public static Command Command()
    {
        var command = new Command("burn", "Measure destroying the keys of many persons.") { People, Options.Database };
        command.SetAction((result, _) =>
        {
            var figures = new Figures(result.InvocationConfiguration.Output);
            var folder = Directory.CreateTempSubdirectory("aman-bench-");
            try
            {
                Run(Path.Combine(folder.FullName, "one"), Path.Combine(folder.FullName, "other"), result, figures);
            }
            finally
            {
                folder.Delete(recursive: true);
            }

            return Task.FromResult(Exit.Good);
        });
        return command;
    }

    private static void Run(string one, string other, ParseResult result, Figures figures)
    {
        var people = result.GetValue(People);
        var database = result.GetValue(Options.Database) is { Length: > 0 } given ? given : one;
        var engine = Fill(database, people, _ => { });
        var watch = Stopwatch.StartNew();
        Node.Burn(database);
        figures.Add($"{engine}.burn.{people}.ms", watch.Elapsed.TotalMilliseconds);

        Fill(other, people, node =>
        {
            watch.Restart();
            node.Keys.Database.Shred(tables => tables.Execute($"delete from keys"));
            figures.Add($"sqlite.delete-each.{people}.ms", watch.Elapsed.TotalMilliseconds);
        });
    }

    private static string Fill(string where, int people, Action<Node> then)
    {
        var node = Node.Open(where, "only for the benchmark", TimeProvider.System);
        try
        {
            foreach (var some in Enumerable.Range(0, people).Chunk(AtOnce))
            {
                node.Database.Transact(tables => node.Keys.Make(tables,
                    [.. some.SelectMany(at => new[] { $"person:{Id(at)}", $"needs:{Id(at)}" })], BenchHouseholds.Zone));
            }

            then(node);
            return node.Database.Engine;
        }
        finally
        {
            node.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static Guid Id(int at) => new(at, 0, 0, new byte[8]);
}
