using System.CommandLine;
using Aman.Access;
using Aman.Safekeeping;

namespace Aman.App.Commands;

/// <summary><c>aman keys …</c>: passphrases, rotation, and keys that go to another node.</summary>
public static class KeysCommand
{
    private const string NewVariable = "AMAN_NEW_PASSPHRASE";

    public static Command Command() => new("keys", "Change passphrases, rotate keys, hand keys to another node.")
    {
        Passphrase(), Duress(), Rotate(), Request(), Grant(), Accept(), Options.Data, Options.Database,
    };

    private static Command Passphrase()
    {
        var command = new Command("passphrase", $"Set a new passphrase ({NewVariable}, or typed). A node that kept its "
            + "key in a file beside its data no longer does.");
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: false);
            node.Keys.ChangePassphrase(Twice(result));
            Shredding.Overwrite(Path.Combine(result.GetRequiredValue(Options.Data), Options.KeyFile));
            return await Said(result, "The passphrase is changed. A duress passphrase must be set anew.");
        });
        return command;
    }

    private static Command Duress()
    {
        var command = new Command("duress", $"Set a passphrase ({NewVariable}, or typed) that burns this node's keys "
            + "when it is given instead of the right one.");
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: false);
            node.Keys.SetDuress(Twice(result));
            return await Said(result, "It is set. Whoever types it is told that the passphrase is wrong.");
        });
        return command;
    }

    private static Command Rotate()
    {
        var command = new Command("rotate", "Make the node's and the zones' keys anew and wrap all persons' keys in "
            + "them. Everybody is signed out.");
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: false);
            var count = node.Keys.Rotate(Options.Required(result));
            return await Said(result, $"{count:N0} keys are wrapped anew. Make a new backup.");
        });
        return command;
    }

    private static Command Request()
    {
        var command = new Command("request", "Ask for keys: prints a line to carry to the node that has them.");
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: false);
            return await Said(result, KeyRequest.Make(node.Keys));
        });
        return command;
    }

    private static Command Grant()
    {
        var zone = new Option<string>("--zone") { Description = "Whose persons.", Required = true };
        var request = new Option<string>("--to")
        {
            Description = "What the other node's request printed.", Required = true,
        };
        var needs = new Option<bool>("--needs") { Description = "Keys of specific needs too." };
        var command = new Command("grant", "Hand a zone's keys to the node that asked: prints the sealed parcel, which "
            + "opens at that node alone, and once. It is recorded.")
        {
            zone, request, needs,
        };
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.Open(result, make: false);
            var grant = new GrantKeys(
                result.GetRequiredValue(zone), result.GetValue(needs), result.GetRequiredValue(request));
            await node.Journal.Record(grant, Roles.Terminal, Guid.CreateVersion7());
            return await Said(result, grant.Parcel!);
        });
        return command;
    }

    private static Command Accept()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The parcel that the other node printed." };
        var command = new Command("accept", "Take in the keys that another node handed over.") { file };
        command.SetAction(async (result, stop) =>
        {
            await using var node = Options.Open(result, make: false);
            var parcel = await File.ReadAllTextAsync(result.GetRequiredValue(file).FullName, stop);
            var (count, from, signer) = node.Journal.Read(tables => KeyParcel.TakeIn(tables, parcel));
            return await Said(result, $"{count:N0} keys taken in from node {from}, which signs with {signer}.");
        });
        return command;
    }

    private static string Twice(ParseResult result)
    {
        var first = Options.Secret(result, NewVariable, "New passphrase");
        return Environment.GetEnvironmentVariable(NewVariable) is { Length: > 0 } || Console.IsInputRedirected
            || first == Options.Secret(result, NewVariable, "Again") ? first
            : throw new Refused("passphrases-differ", "The two are not the same. Nothing was changed.");
    }

    private static async Task<int> Said(ParseResult result, string words)
    {
        await result.InvocationConfiguration.Output.WriteLineAsync(words);
        return Exit.Good;
    }
}
