using System.CommandLine;
using System.Globalization;
using Aman.App.Mailing;
using Aman.App.SignIn;
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

    private static readonly Option<bool> New = new("--new")
    {
        Description = "Begin a new, empty node where there is none.",
    };

    public static Command Command()
    {
        var url = Url();
        var command = new Command("serve", "Serve the pages and the API of this node.")
        {
            Options.Data, Options.Database, url, New, LockAfter,
        };
        command.SetAction(async (result, stop) =>
        {
            var node = Options.Open(result, make: result.GetValue(New));
            await Greet(result, node);
            await Run(result, node, result.GetRequiredValue(url), stop);
            return Exit.Good;
        });
        return command;
    }

    internal static Option<string> Url()
    {
        var url = new Option<string>("--url")
        {
            Description = "Address to listen on.", HelpName = "URL", DefaultValueFactory = _ => DefaultUrl,
        };
        url.Validators.Add(given =>
        {
            if (given.Tokens is [var typed] && !IsAddress(typed.Value))
            {
                given.AddError($"'{typed.Value}' is no address. Write it like {DefaultUrl}.");
            }
        });
        return url;
    }

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
                // What stands in arguments, such as a database's password, every user of this computer can read.
                Environment.SetEnvironmentVariable(Options.DatabaseVariable, result.GetValue(Options.Database));
                Locking.Restart(
                [
                    "serve", "--data", result.GetRequiredValue(Options.Data), "--url", url,
                    "--lock-after", minutes.ToString(CultureInfo.InvariantCulture),
                ]);
            }

            node = serving ? Options.Open(result, passphrase!) : node;
        }
    }

    private static async Task Greet(ParseResult result, Node node)
    {
        using var users = new Users(node.Keys.Database, TimeProvider.System);
        if (!users.All().Any() && !node.Keys.IsEmpty)
        {
            var where = result.GetValue(Options.Database) is { Length: > 0 } ? "the same --database"
                : $"--data {result.GetRequiredValue(Options.Data)}";
            await result.InvocationConfiguration.Error.WriteLineAsync($"""
                Nobody can sign in here yet. Stop this node (Ctrl-C), type
                  aman user add LOGIN --role administrator --organisation ORGANISATION
                with {where}, and serve again.
                """);
        }
    }

    // A star, as in http://*:5170, listens on all addresses of this computer.
    private static bool IsAddress(string url) =>
        Uri.TryCreate(url.Replace("://*", "://localhost", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" && address.AbsolutePath == "/" && address.Query.Length == 0;

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
