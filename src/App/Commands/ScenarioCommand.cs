using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Aman.App.Scenarios;

namespace Aman.App.Commands;

/// <summary><c>aman scenario NAME</c>: acts out what was said, step by step, and checks each step.</summary>
internal static class ScenarioCommand
{
    private static readonly Argument<string?> Name = new("NAME")
    {
        Description = "Which one; --list names them.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> List = new("--list") { Description = "Name the scenarios." };

    public static Command Command(IReadOnlyList<Scenario> scenarios)
    {
        var command = new Command("scenario", "Act out what was said (without NAME: which there are), by users "
            + "of the parties, on a node of its own: a line a step with what was checked. Exit code 1 when a step does "
            + "not hold.")
        {
            Name, List, Options.Data, Options.Database, Options.Json,
        };
        command.SetAction(async (result, _) =>
        {
            var output = result.InvocationConfiguration.Output;
            if (result.GetValue(Name) is not { } name || result.GetValue(List))
            {
                foreach (var one in scenarios)
                {
                    await output.WriteLineAsync($"{one.Name}  {one.About}");
                }

                return Exit.Good;
            }

            var scenario = scenarios.FirstOrDefault(one => one.Name == name) ?? throw new Refused("scenario-unknown",
                $"There is no such scenario. There is: {string.Join(", ", scenarios.Select(one => one.Name))}.");
            return await Play(result, scenario, output);
        });
        return command;
    }

    private static async Task<int> Play(ParseResult result, Scenario scenario, TextWriter output)
    {
        var stays = result.GetResult(Options.Data) is { Implicit: false }
            || !string.IsNullOrEmpty(result.GetValue(Options.Database));
        var folder = stays ? null : Directory.CreateTempSubdirectory("aman-scenario-");
        try
        {
            await using var node = folder is null ? Options.Open(result, make: true)
                : Node.Open(folder.FullName, RandomNumberGenerator.GetHexString(64), TimeProvider.System);
            return await Play(scenario, node, output, result.GetValue(Options.Json));
        }
        finally
        {
            folder?.Delete(recursive: true);
        }
    }

    private static async Task<int> Play(Scenario scenario, Node node, TextWriter output, bool json)
    {
        List<Outcome> steps = [];
        await foreach (var step in scenario.Play(node, TimeProvider.System))
        {
            steps.Add(step);
            if (!json)
            {
                await output.WriteLineAsync(step.ToString());
            }
        }

        var (held, all) = (steps.Count(step => step.Holds), steps.Count);
        await output.WriteLineAsync(!json ? $"{scenario.Name}: {held} of {all} steps hold."
            : JsonSerializer.Serialize(
                new { scenario = scenario.Name, holds = held == all, steps }, Options.JsonLines));
        return held == all && all > 0 ? Exit.Good : Exit.Refused;
    }
}
