using System.CommandLine;
using System.Globalization;
using Aman.Access;
using Aman.Standards;

namespace Aman.App.Commands;

/// <summary><c>aman import FILE...</c>: brings outside files in and says what became of each row.</summary>
public static class Import
{
    public static Command Command()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files of any known standard, in any order.", Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("import", "Import files whole or not at all, with a report of every row. "
            + "Importing the same file again changes nothing. Exit code 1 when a file or row was refused.")
        {
            files, People, Map, Check, On, Options.Data, Options.Database, Options.Json,
        };
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: true);
            if (result.GetValue(People) is { } zone)
                return await Register(result, node, zone, result.GetRequiredValue(files));
            var report = await result.InvocationConfiguration.Show("Reading", say => Importer.Import(
                result.GetRequiredValue(files), node.Journal, Roles.Terminal, new Steps(say)));
            await result.InvocationConfiguration.Output.WriteLineAsync(
                result.GetValue(Options.Json) ? report.ToJson() : report.ToString());
            return report.Whole && report.Refused == 0 ? Exit.Good : Exit.Refused;
        });
        return command;
    }

    private static readonly Option<string?> People = new("--people")
    {
        Description = "The files are registration lists: register their people in this zone.", HelpName = "ZONE",
    };

    private static readonly Option<string[]> Map = new("--map")
    {
        Description = "What a column means where the guess is wrong: \"Heading=field\"; remembered for such lists.",
    };

    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Say what would be registered, and register nobody.",
    };

    private static readonly Option<DateOnly?> On = new("--on")
    {
        Description = "The day of registration (yyyy-MM-dd); today where not given.", HelpName = "DAY",
        CustomParser = given =>
        {
            if (DateOnly.TryParseExact(given.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var day))
                return day;
            given.AddError($"'{given.Tokens[0].Value}' is no day. Write it like 2026-01-31.");
            return null;
        },
    };

    private static async Task<int> Register(ParseResult result, Node node, string zone, string[] paths)
    {
        var documents = paths.Select(Open).ToList();
        try
        {
            var corrections = (result.GetValue(Map) ?? []).Select(one => one.Split('=', 2))
                .ToDictionary(pair => pair[0], pair => pair.Length == 2 ? pair[1] : "", StringComparer.Ordinal);
            var on = result.GetValue(On) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var report = await result.InvocationConfiguration.Show("Reading", say => PeopleImport.Run(node,
                Roles.Terminal, zone, documents, corrections, on, result.GetValue(Check), new Steps(say)));
            await result.InvocationConfiguration.Output.WriteLineAsync(report.ToString());
            return report.Refused == 0 ? Exit.Good : Exit.Refused;
        }
        catch (Unreadable e)
        {
            throw new Refused("list-unreadable", e.In(string.Join(", ", paths.Select(Path.GetFileName)))
                + " What a column means can be said: --map \"Heading=field\".");
        }
    }

    private static Document Open(string path)
    {
        try
        {
            return Document.Open(() => File.OpenRead(path), Path.GetFileName(path));
        }
        catch (Unreadable e)
        {
            throw new Refused("list-unreadable", e.In(Path.GetFileName(path)));
        }
    }

    private sealed class Steps(Action<string> say) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => say(value.Total == 0 ? value.Stage
            : string.Create(CultureInfo.InvariantCulture, $"{value.Stage} ({value.Done * 100 / value.Total} %)"));
    }
}
