using System.CommandLine;
using System.Text;
using Aman.Registries;

namespace Aman.Bench;

/// <summary><c>aman bench registry</c>: a list for <c>aman match</c> or any other program, with its truth.</summary>
internal static class WriteRegistry
{
    public static Command Command()
    {
        var people = new Option<int>("--people")
        {
            Description = "Records to write.", DefaultValueFactory = _ => 10_000,
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "The same seed gives the same people.", DefaultValueFactory = _ => 1,
        };
        var rough = new Option<int?>("--rough")
        {
            Description = "Per mille of people who do not know their day of birth (adults; the default is 240).",
        };
        var file = new Option<string?>("--out")
        {
            Description = "A file; without it, the terminal.", HelpName = "FILE",
        };
        var command = new Command("registry", "Write a registry of invented people with its truth.")
        {
            people, seed, rough, file,
        };
        command.SetAction(async (result, stop) =>
        {
            var rates = result.GetValue(rough) is { } known
                ? new Rates { RoughAdult = known, RoughChild = known / 4 } : new Rates();
            await using var stream = result.GetValue(file) is { } path
                ? File.Create(path) : Console.OpenStandardOutput();
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16);
            await writer.WriteLineAsync(Lines.Header);
            foreach (var entry in new Registry(result.GetValue(seed), rates).Entries(result.GetValue(people)))
            {
                stop.ThrowIfCancellationRequested();
                await writer.WriteLineAsync(Lines.Of(entry));
            }
        });
        return command;
    }
}
