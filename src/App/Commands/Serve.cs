using System.CommandLine;
using System.Globalization;
using Aman.App.Mailing;
using Aman.Safekeeping;

namespace Aman.App.Commands;

/// <summary><c>aman serve</c>: pages and API of this node, until it is stopped.</summary>
public static class Serve
{
    public const string DefaultUrl = "http://127.0.0.1:5170";

    private static readonly Option<int> LockAfter = new("--lock-after")
    {
        Description = "Minutes without use after which the node locks itself; 0 never.", HelpName = "MINUTES",
    };

    public static Command Command()
    {
        var url = Url();
        var command = new Command("serve", "Serve the pages and the API of this node.")
        {
            Options.Data, Options.Database, url, LockAfter,
        };
        command.SetAction(async (result, stop) =>
        {
            await Run(result, Options.Open(result, make: true), result.GetRequiredValue(url), stop);
            return Exit.Good;
        });
        return command;
    }

    internal static Option<string> Url() => new("--url")
    {
        Description = "Address to listen on.", HelpName = "URL", DefaultValueFactory = _ => DefaultUrl,
    };

    /// <summary>Serves a node, which it closes, until <paramref name="stop"/> or a signal; locks and unlocks it
    /// meanwhile.</summary>
    public static async Task Run(ParseResult result, Node node, string url, CancellationToken stop)
    {
        File.WriteAllText(ProcessFile(result), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        var (minutes, serving) = (result.GetValue(LockAfter), true);
        while (serving)
        {
            string? passphrase;
            await using (node)
            {
                (serving, passphrase) = await Serving(
                    node, url, minutes, result.InvocationConfiguration.Output, stop);
            }

            if (serving && passphrase is null)
            {
                Locking.Restart(
                [
                    "serve", "--data", result.GetRequiredValue(Options.Data), "--url", url,
                    "--lock-after", minutes.ToString(CultureInfo.InvariantCulture),
                    .. result.GetValue(Options.Database) is { Length: > 0 } database ? ["--database", database]
                        : Array.Empty<string>(),
                ]);
            }

            node = serving ? Options.Open(result, passphrase!) : node;
        }
    }

    /// <summary>Where the number of the serving process stands, so that <c>aman burn</c> can end it.</summary>
    internal static string ProcessFile(ParseResult result)
    {
        var data = result.GetRequiredValue(Options.Data);
        Shredding.MakeFolder(data);
        return Path.Combine(data, "aman.pid");
    }

    private static async Task<(bool Again, string? Passphrase)> Serving(
        Node node, string url, int minutes, TextWriter output, CancellationToken stop)
    {
        using var locking = new Locking(node, TimeProvider.System);
        await using var app = WebHost.Build(
            node, url, locking, MailSettings.Of(Environment.GetEnvironmentVariable));
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException)
        {
            throw new Refused("address-taken",
                $"{url} is already in use. Stop what listens there, or choose another address with --url.");
        }

        await output.WriteLineAsync($"Serving {string.Join(" and ", app.Urls)}"
            + $"{(node.Keys.IsLocked ? ", locked" : "")} (stop with Ctrl-C)");
        var ended = app.WaitForShutdownAsync(stop);
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watching = minutes > 0 && !node.Keys.IsLocked
            ? locking.LockAfter(TimeSpan.FromMinutes(minutes), idle.Token) : Task.CompletedTask;
        var again = await Task.WhenAny(ended, locking.Asked) == locking.Asked;
        await idle.CancelAsync();
        await watching;
        if (again)
        {
            using var soon = new CancellationTokenSource(Limits.LockWithinMs);
            await app.StopAsync(soon.Token);
        }

        return (again, again ? await locking.Asked : null);
    }
}
