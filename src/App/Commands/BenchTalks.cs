using System.CommandLine;
using Aman.Access;
using Aman.Talks;
using Aman.Zones;

namespace Aman.App.Commands;

/// <summary><c>aman bench talks</c>: the common ground of 50 parties and 200 options, with what would widen it, next to
/// the same point asked with one plain SQL query an option. A line <c>name value</c> a figure.</summary>
public static class BenchTalks
{
    private const int Parties = 50, Options = 200, Rounds = 3, Seed = 2017;
    private const string Process = "bench", Point = "point";

    public static Command Command()
    {
        var command = new Command("talks", "Measure common ground of 50 parties and 200 options.")
        {
            Commands.Options.Database,
        };
        command.SetAction(async (result, _) =>
        {
            var figures = new Figures(result.InvocationConfiguration.Output);
            var folder = Directory.CreateTempSubdirectory("aman-bench-");
            try
            {
                await Run(folder.FullName, figures);
            }
            finally
            {
                folder.Delete(recursive: true);
            }

            if (result.GetValue(Commands.Options.Database) is { Length: > 0 } database)
            {
                await Run(database, figures);
            }

            return Exit.Good;
        });
        return command;
    }

    private static async Task Run(string where, Figures figures)
    {
        await using var node = Node.Open(where, "only for the benchmark", TimeProvider.System);
        await Fill(node);
        var whole = new Loop(1, _ => Task.FromResult(node.Journal.Read(tables => Matrix.Of(tables, Process, Point))));
        var plain = new Loop(1, _ => Task.FromResult(node.Journal.Read(QueryEach)));
        for (var round = 0; round < Rounds; round++)
        {
            await whole.Run(1);
            await plain.Run(1);
        }

        var engine = node.Database.Engine;
        figures.Add($"{engine}.talks-common-ground.p50_ms", whole.Percentile(0.50));
        figures.Add($"{engine}.talks-common-ground.p99_ms", whole.Percentile(0.99));
        figures.Add($"{engine}.talks-query-per-option.p50_ms", plain.Percentile(0.50));
        figures.Add($"{engine}.talks-query-per-option.p99_ms", plain.Percentile(0.99));
    }

    // What one would otherwise write: how many stand where, option by option, without conditions or widening.
    private static int QueryEach(Tables tables) => Enumerable.Range(0, Options).Sum(at =>
        tables.Query<(string Stance, long Count)>($"""
            select stance, count(*) from positions
            where scope = {Processes.Scope(Process)} and point = {Point} and option = {$"o{at}"} group by stance
            """).Count);

    private static async Task Fill(Node node)
    {
        var parties = Enumerable.Range(0, Parties).Select(at => $"party-{at}").ToList();
        foreach (var party in parties)
        {
            await Do(node, new RecordParty(party, party, null, PartyKinds.Other));
        }

        await Do(node, new BeginProcess(Process, "Bench", null, "Speed"));
        await Do(node, new AdmitParties(Process, parties));
        await Do(node, new OpenRound(Process, "round", "Round", null, new(2026, 1, 1)));
        await Do(node, new PutPoint(Process, Point, "round", "Point", null,
            [.. Enumerable.Range(0, Options).Select(at => new Aman.Talks.Option($"o{at}", $"Option {at}", null))]));
        var random = new Random(Seed);
        var positions = parties.SelectMany(party => Enumerable.Range(0, Options).Select(at =>
            Draw(random, party, $"o{at}"))).ToList();
        foreach (var some in positions.Chunk(250))
        {
            await Task.WhenAll(some.Select(position => Do(node, position)));
        }
    }

    // Nobody is silent: as many positions as there can be.
    private static TakePosition Draw(Random random, string party, string option) => random.Next(20) switch
    {
        0 => new(Process, Point, option, party, Stances.Objects, [], $"Reason {random.Next(5)}", null, null),
        < 5 => new(Process, Point, option, party, Stances.AcceptsIf, [$"Condition {random.Next(40)}"],
            null, null, null),
        < 10 => new(Process, Point, option, party, Stances.Prefers, [], null, "Press conference", null),
        _ => new(Process, Point, option, party, Stances.Accepts, [], null, null, null),
    };

    private static Task<Recorded> Do<TCommand>(Node node, TCommand command)
        where TCommand : ICommand => node.Journal.Record(command, Roles.Terminal, Guid.CreateVersion7());
}
