using System.CommandLine;
using System.Diagnostics;
using Aman.Access;
using Aman.App.Demo;
using Aman.App.SignIn;
using Aman.Coordination;
using Aman.Standards;
using Spectre.Console;

namespace Aman.App.Commands;

/// <summary><c>aman demo</c>: the main job on a real camp, then its situation report and its pages.</summary>
public static class DemoCommand
{
    private const int LineCharactersMax = 400;

    public static Command Command()
    {
        var noServe = new Option<bool>("--no-serve") { Description = "End after the situation report." };
        var url = Serve.Url();
        var command = new Command("demo",
            "Import a real camp, agree on a zone, register 14,130 invented households, shelter and aid them; "
            + "then serve.")
        {
            Options.Data, Options.Database, noServe, url,
        };
        command.SetAction(async (result, stop) =>
        {
            var watch = Stopwatch.StartNew();
            var node = Options.Open(result, make: true);
            await using var closing = node;
            var output = result.InvocationConfiguration.Output;
            var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });
            var watched = output == Console.Out && !Console.IsOutputRedirected;
            console.Profile.Width = watched ? console.Profile.Width : LineCharactersMax;
            var telling = new Telling(console, watched);
            await Import(node, telling);
            await new Story(node, telling, TimeProvider.System).Tell();
            SituationText.Write(node.Journal.Read(tables => SituationReport.Of(
                tables, Roles.Terminal, Cast.Zone)), output);
            telling.Say($"From start to this report: {watch.Elapsed.TotalSeconds:N0} s.");
            await Users(node, output);
            if (!result.GetValue(noServe))
            {
                await Serve.Run(result, node, result.GetRequiredValue(url), stop);
            }

            return Exit.Good;
        });
        return command;
    }

    private static async Task Import(Node node, Telling telling)
    {
        var report = await telling.Work("Importing places, activities and items",
            progress => Importer.Import(DemoData.Files, node.Journal, Roles.Terminal, progress));
        foreach (var file in report.Files)
        {
            telling.Say($"  {Path.GetFileName(file.File)}: {file.Read:N0} rows read, {file.Taken:N0} taken, "
                + $"{file.Merged:N0} merged, {file.Refused:N0} refused");
        }

        if (!report.Whole)
        {
            throw new InvalidOperationException($"A file of the demo is unreadable:\n{report}");
        }
    }

    private static async Task Users(Node node, TextWriter output)
    {
        using var users = new Users(node.Keys.Database, TimeProvider.System);
        output.WriteLine();
        output.WriteLine("One user a role, to sign in with (the passwords are shown this once):");
        SeedUsers.Print(
            await SeedUsers.Make(node, users, SeedUsers.OneEachRole(Cast.Zone, Cast.Unhcr, Cast.Host)), output);
    }
}
