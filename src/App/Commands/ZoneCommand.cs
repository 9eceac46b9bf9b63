using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aman.Access;
using Aman.App.SignIn;
using Aman.Zones;

namespace Aman.App.Commands;

/// <summary><c>aman zone COMMAND</c>: every command of a zone's life, through the same door as pages and API.</summary>
public static partial class ZoneCommand
{
    private const string PasswordVariable = "AMAN_PASSWORD";

    private static readonly Option<string> Zone = new("--zone") { Description = "The zone's id.", HelpName = "ZONE" };

    private static readonly Option<string> With = new("--with")
    {
        Description = "The command's other fields as JSON; - reads them from the standard input.", HelpName = "JSON",
        DefaultValueFactory = _ => "{}",
    };

    private static readonly Option<string> User = new("--user")
    {
        Description = "Who does it, by login name; needed for what a party's user signs. The password is read from "
            + $"{PasswordVariable}. Without it the terminal does it.",
        HelpName = "LOGIN",
    };

    /// <summary>Every command that this terminal takes, by its name here.</summary>
    public static IReadOnlyDictionary<string, Type> Commands { get; } = ZoneLife.Allowed.Keys
        .Prepend(typeof(SetOperationRule)).Prepend(typeof(RecordParty))
        .ToDictionary(type => Capital().Replace(type.Name, "-$1").ToLowerInvariant());

    public static Command Command()
    {
        var command = new Command("zone", "Do a step of a zone's life, show where it stands, or print the table of "
            + "states and commands.")
        {
            Show(), Table(), Options.Data, Options.Database,
        };
        foreach (var (name, type) in Commands)
        {
            command.Add(One(name, type));
        }

        return command;
    }

    /// <summary>Records a command of this type, whose fields are in the JSON, and says where the zone stands then.
    /// </summary>
    internal static async Task Run(
        Node node, Type type, string? zone, string json, Caller caller, TextWriter output)
    {
        var command = Read(type, zone, json);
        var recorded = await (Task<Recorded>)typeof(Journal).GetMethod(nameof(Journal.Record))!.MakeGenericMethod(type)
            .Invoke(node.Journal, BindingFlags.DoNotWrapExceptions, null,
                [command, caller, Guid.CreateVersion7()], null)!;
        await output.WriteLineAsync(recorded.Entry is { } entry
            ? $"Recorded as entry {entry.Number} of {entry.Node}/{entry.Scope}." : "Nothing changed.");
        if (zone is not null)
        {
            await Tell(node, zone, output);
        }
    }

    private static Command One(string name, Type type)
    {
        var command = new Command(name, FieldHelp.Of(name, type)) { Zone, With, User };
        command.SetAction(async (result, stop) =>
        {
            await using var node = Options.Open(result, make: false);
            var with = result.GetRequiredValue(With);
            await Run(node, type, result.GetValue(Zone), with == "-" ? await Console.In.ReadToEndAsync(stop) : with,
                await Who(node, result.GetValue(User)), result.InvocationConfiguration.Output);
            return Exit.Good;
        });
        return command;
    }

    private static Command Show()
    {
        var zone = new Option<string>("--zone") { Description = Zone.Description, HelpName = "ZONE", Required = true };
        var command = new Command("show", "Show where a zone stands and what is missing.") { zone };
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: false, beside: true);
            await Tell(node, Known(node, result.GetRequiredValue(zone)), result.InvocationConfiguration.Output);
            return Exit.Good;
        });
        return command;
    }

    private static Command Table()
    {
        var command = new Command("table", "Print which command is possible in which state.");
        command.SetAction(result => result.InvocationConfiguration.Output.Write(ZoneTable.Table));
        return command;
    }

    private static string Known(Node node, string zone)
    {
        var all = node.Journal.Read(ZoneList.All);
        return all.Any(one => one.Id == zone) ? zone : throw new Refused("zone-unknown", all.Count == 0
            ? "There is no zone here yet. Propose one: aman zone propose-zone --help"
            : $"There is no zone '{zone}'. There is: {string.Join(", ", all.Select(one => one.Id))}.");
    }

    private static async Task Tell(Node node, string zone, TextWriter output)
    {
        var life = node.Journal.Read(tables => ZoneLife.Of(tables, zone));
        await output.WriteLineAsync($"Zone {zone} is {life.State.Word()}.");
        foreach (var lack in life.Missing.Where(_ => life.State is not (ZoneState.NotProposed or ZoneState.Closed)))
        {
            await output.WriteLineAsync($"  missing: {lack}");
        }
    }

    private static object Read(Type type, string? zone, string json)
    {
        try
        {
            var fields = JsonNode.Parse(json)?.AsObject() ?? throw new JsonException("It is null.");
            if (zone is not null && Json.Strict.GetTypeInfo(type).Properties.Any(property => property.Name == "zone"))
            {
                fields["zone"] = zone;
            }

            return fields.Deserialize(type, Json.Strict) ?? throw new JsonException("It is null.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The exception's own words may hold what somebody typed; where it was does not.
            var at = (e as JsonException)?.Path is { Length: > 1 } path ? $" at {path}" : "";
            throw new Refused("body-wrong", $"The fields could not be read{at}. {type.Name} takes, as JSON: "
                + $"{string.Join(", ", Json.Strict.GetTypeInfo(type).Properties.Select(property => property.Name))}.");
        }
    }

    private static async Task<Caller> Who(Node node, string? login)
    {
        if (login is null)
        {
            return Roles.Terminal;
        }

        using var users = new Users(node.Keys.Database, TimeProvider.System);
        var password = Environment.GetEnvironmentVariable(PasswordVariable) ?? "";
        return await users.Check(login, password) is { } user ? new(user.Id) : throw new Refused("sign-in-wrong",
            $"That login name and the password in {PasswordVariable} do not fit.");
    }

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Capital();
}
