using System.CommandLine;
using System.Text.Json;

namespace Aman.App.Commands;

/// <summary><c>aman verify</c>: finds every entry that was altered, removed, reordered or cut off.</summary>
public static class Verify
{
    public static Command Command()
    {
        var command = new Command("verify", "Check every chain of the journal: hashes, order, signed ends.")
        {
            Options.Data, Options.Database, Options.Json,
        };
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: false, beside: true);
            var found = await result.InvocationConfiguration.Show(
                "Checking every entry", _ => Task.Run(node.Verify));
            Tell(found, result.GetValue(Options.Json), result.InvocationConfiguration.Output);
            return found.Faults.Count == 0 ? Exit.Good : Exit.Refused;
        });
        return command;
    }

    private static void Tell(Verification found, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(found, Options.JsonLines));
            return;
        }

        output.WriteLine($"{found.Entries:N0} entries in {found.Chains} chains.");
        foreach (var fault in found.Faults.Take(Limits.FaultsShownMax))
        {
            output.WriteLine($"FAULT: entry {fault.Number} of {fault.Node}/{fault.Scope} {fault.What}.");
        }

        foreach (var head in found.Stopped)
        {
            output.WriteLine($"Stopped: {head.Node}/{head.Scope} is not applied from entry {head.Stopped} on, "
                + "because this program does not know that kind of fact. Update the program, then rebuild.");
        }

        output.WriteLine(found.Faults.Count == 0 ? "Every chain holds." : $"""
            {found.Faults.Count:N0} faults. Do not trust what stands behind a faulty entry. Stop serving, keep a copy of
            the data as it is, and take the chain again from a backup or from a node that has it whole.
            """);
    }
}
