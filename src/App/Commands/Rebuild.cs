using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Aman.App.Commands;

/// <summary><c>aman rebuild</c>: fills every table anew from the journal and compares.</summary>
public static class Rebuild
{
    public static Command Command()
    {
        var command = new Command("rebuild", "Fill every table anew from the journal; fails if any content changed.")
        {
            Options.Data, Options.Database, Options.Json,
        };
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: false);
            var settings = result.InvocationConfiguration;
            var before = await settings.Show("Hashing the tables", _ => Hash(node));
            var watch = Stopwatch.StartNew();
            var entries = await settings.Show("Filling them anew", _ => Task.Run(node.Journal.Rebuild));
            var seconds = watch.Elapsed.TotalSeconds;
            var after = await settings.Show("Hashing them again", _ => Hash(node));
            var changed = before.Keys.Where(table => before[table] != after[table]).ToArray();
            Tell(new(entries, seconds, Whole(before), Whole(after), changed), result.GetValue(Options.Json),
                settings.Output);
            return changed.Length == 0 ? Exit.Good : Exit.Refused;
        });
        return command;
    }

    /// <summary>One hash for the content of all tables.</summary>
    public static string Whole(IReadOnlyDictionary<string, string> fingerprints) => NodeKey.Hash(string.Join('\n',
        fingerprints.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")));

    private static Task<IReadOnlyDictionary<string, string>> Hash(Node node) =>
        Task.Run(() => node.Database.Fingerprints(Schema.Sql));

    private static void Tell(Outcome outcome, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(outcome, Options.JsonLines));
            return;
        }

        output.WriteLine($"before {outcome.Before}");
        output.WriteLine($"after  {outcome.After}");
        output.WriteLine(outcome.Changed.Count == 0
            ? $"{outcome.Entries:N0} entries, every table the same."
            : $"CHANGED: {string.Join(", ", outcome.Changed)}. The tables now say what the journal says; "
                + "run verify, and report this as a bug.");
    }

    private sealed record Outcome(
        long Entries, double Seconds, string Before, string After, IReadOnlyList<string> Changed);
}
