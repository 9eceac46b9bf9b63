using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Aman.Access;
using Aman.Safekeeping;

namespace Aman.App.Commands;

/// <summary><c>aman burn</c>: under duress, destroys this node's keys for ever. Needs no passphrase and no network,
/// ends the serving process, and leaves a journal in which no name can be opened.</summary>
public static class BurnCommand
{
    public static Command Command()
    {
        var yes = new Option<bool>("--yes") { Description = "I mean it: there is no way back without a backup." };
        var command = new Command("burn", "Destroy this node's keys for ever, at once.")
        {
            yes, Options.Data, Options.Database,
        };
        command.SetAction((result, _) =>
        {
            if (!result.GetValue(yes))
            {
                throw new Refused("burn-not-confirmed", "Nothing was destroyed. To destroy the keys: aman burn --yes");
            }

            var watch = Stopwatch.StartNew();
            EndServing(Serve.ProcessFile(result));
            var data = result.GetRequiredValue(Options.Data);
            Shredding.Overwrite(Path.Combine(data, Options.KeyFile));
            Node.Burn(result.GetValue(Options.Database) is { Length: > 0 } database ? database : data);
            result.InvocationConfiguration.Output.WriteLine(
                $"The keys are gone, in {watch.ElapsedMilliseconds:N0} ms. Pull the plug now.");
            return Task.FromResult(Exit.Good);
        });
        return command;
    }

    // A killed process takes with it what it had opened.
    private static void EndServing(string file)
    {
        if (!File.Exists(file) || !int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var id)
            || id == Environment.ProcessId)
        {
            return;
        }

        try
        {
            using var serving = Process.GetProcessById(id);
            if (serving.ProcessName is "aman" or "dotnet")
            {
                serving.Kill();
                serving.WaitForExit();
            }
        }
        catch (ArgumentException)
        {
            // It has ended by itself.
        }
    }
}
