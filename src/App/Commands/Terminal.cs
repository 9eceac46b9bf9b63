using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using Spectre.Console;

namespace Aman.App.Commands;

/// <summary>The program at the terminal. Exit codes: 0 good, 1 refused or faults found, 2 not understood.</summary>
public static class Terminal
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(20);

    /// <summary>Every command of the program.</summary>
    public static RootCommand Root() => new(
        "Aman coordinates humanitarian safe zones: one journal, its pages and its API.")
    {
        DemoCommand.Command(), Serve.Command(), Import.Command(), Verify.Command(), Rebuild.Command(),
        UserCommand.Command(), ZoneCommand.Command(), BackupCommand.Backup(), BackupCommand.Restore(),
        KeysCommand.Command(), BurnCommand.Command(), Match.Command(), Bench.Command(), ReceiverKey.Command(),
        OpenDisclosure.Command(), ScenarioCommand.Command(Scenarios.Scenario.All),
    };

    public static async Task<int> Run(string[] arguments, TextWriter? output = null, TextWriter? errors = null)
    {
        var settings = new InvocationConfiguration
        {
            Output = output ?? Console.Out,
            Error = errors ?? Console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = StopWithin,
        };
        var result = Root().Parse(arguments);
        if (Stray(result) is { } stray)
        {
            await settings.Error.WriteLineAsync($"'{stray}' is no option of this command. Its options are: "
                + $"{string.Join(", ", result.CommandResult.Command.Options.Select(option => option.Name))}.");
            return Exit.Usage;
        }

        try
        {
            var code = await result.InvokeAsync(settings);
            return result.Errors.Count > 0 ? Exit.Usage : code;
        }
        catch (Refused refused)
        {
            settings.Error.WriteLine($"Refused ({refused.Code}): {refused.Message}");
            return Exit.Refused;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException
            or System.Net.Sockets.SocketException)
        {
            settings.Error.WriteLine($"This could not be done: {problem.Message}");
            return Exit.Refused;
        }
        catch (Exception away) when (Database.IsAway(away))
        {
            settings.Error.WriteLine($"Refused ({Problems.Away.Code}): {away.Message} {Problems.Away.Message}");
            return Exit.Refused;
        }
        catch (DbException problem)
        {
            settings.Error.WriteLine($"The database did not answer: {problem.Message}");
            return Exit.Refused;
        }
    }

    // What begins like an option is none of the files or names that a command takes, unless -- stands before it.
    private static string? Stray(ParseResult result) =>
        result.Tokens.Any(token => token.Type == TokenType.DoubleDash) ? null
            : result.CommandResult.Command.Arguments.SelectMany(one => result.GetResult(one)?.Tokens ?? [])
                .Select(token => token.Value).FirstOrDefault(value => value.StartsWith("--", StringComparison.Ordinal));

    /// <summary>Does long work behind a moving sign that says where it is; unwatched, behind a plain line.</summary>
    /// <param name="work">May say how far it is.</param>
    public static async Task<T> Show<T>(
        this InvocationConfiguration settings, string what, Func<Action<string>, Task<T>> work)
    {
        if (Console.IsErrorRedirected || settings.Error != Console.Error)
        {
            await settings.Error.WriteLineAsync(what);
            return await work(_ => { });
        }

        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Status().StartAsync(
            Markup.Escape(what), status => work(now => status.Status(Markup.Escape(now))));
    }
}

/// <summary>What the program leaves its caller.</summary>
public static class Exit
{
    public const int Good = 0;

    /// <summary>Something was refused, or faults were found.</summary>
    public const int Refused = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;
}
