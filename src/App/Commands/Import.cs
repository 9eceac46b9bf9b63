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
            files, Options.Data, Options.Database, Options.Json,
        };
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: true);
            var report = await result.InvocationConfiguration.Show("Reading", say => Importer.Import(
                result.GetRequiredValue(files), node.Journal, Roles.Terminal, new Steps(say)));
            await result.InvocationConfiguration.Output.WriteLineAsync(
                result.GetValue(Options.Json) ? report.ToJson() : report.ToString());
            return report.Whole && report.Refused == 0 ? Exit.Good : Exit.Refused;
        });
        return command;
    }

    private sealed class Steps(Action<string> say) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => say(value.Total == 0 ? value.Stage
            : string.Create(CultureInfo.InvariantCulture, $"{value.Stage} ({value.Done * 100 / value.Total} %)"));
    }
}
