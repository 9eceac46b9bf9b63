using System.CommandLine;

namespace Aman.App.Commands;

/// <summary><c>aman serve</c>: pages and API of this node, until it is stopped.</summary>
public static class Serve
{
    public const string DefaultUrl = "http://127.0.0.1:5170";

    public static Command Command()
    {
        var url = Url();
        var command = new Command("serve", "Serve the pages and the API of this node.")
        {
            Options.Data, Options.Database, url,
        };
        command.SetAction(async (result, stop) =>
        {
            await using var node = Options.Open(result, make: true);
            await Run(node, result.GetRequiredValue(url), result.InvocationConfiguration.Output, stop);
            return Exit.Good;
        });
        return command;
    }

    internal static Option<string> Url() => new("--url")
    {
        Description = "Address to listen on.", HelpName = "URL", DefaultValueFactory = _ => DefaultUrl,
    };

    /// <summary>Serves an open node until <paramref name="stop"/> or a signal.</summary>
    public static async Task Run(Node node, string url, TextWriter output, CancellationToken stop)
    {
        await using var app = WebHost.Build(node, url);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException)
        {
            throw new Refused("address-taken",
                $"{url} is already in use. Stop what listens there, or choose another address with --url.");
        }

        await output.WriteLineAsync($"Serving {string.Join(" and ", app.Urls)} (stop with Ctrl-C)");
        await app.WaitForShutdownAsync(stop);
    }
}
