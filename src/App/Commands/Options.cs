using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Aman.Safekeeping;

namespace Aman.App.Commands;

/// <summary>What the commands of the terminal share: where the data lives, and how its node is opened.</summary>
public static class Options
{
    public const string PassphraseVariable = "AMAN_PASSPHRASE";
    internal const string DatabaseVariable = "AMAN_DATABASE", KeyFile = "node.key";

    public static Option<string> Data { get; } = new("--data")
    {
        Description = "Folder of this node's data.", HelpName = "DIR", DefaultValueFactory = _ => "aman-data",
        Recursive = true,
    };

    public static Option<string?> Database { get; } = new("--database")
    {
        Description = "PostgreSQL connection string instead of the embedded SQLite; also AMAN_DATABASE.",
        HelpName = "CONNECTION", Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(DatabaseVariable),
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Answer as JSON, for scripts." };

    public static JsonSerializerOptions JsonLines { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Opens the node of this data folder or database.</summary>
    /// <param name="make">Makes what is missing: the folder, and a key where no passphrase is set. Else an absent
    /// journal is refused, and a node without passphrase stays locked.</param>
    /// <param name="beside">True for what only reads: when another process has the node, it is opened locked.</param>
    public static Node Open(ParseResult result, bool make, bool beside = false)
    {
        var data = result.GetRequiredValue(Data);
        var database = result.GetValue(Database);
        if (!make && string.IsNullOrEmpty(database) && !File.Exists(Path.Combine(data, "aman.db")))
        {
            throw new Refused("journal-absent", $"There is no journal in '{data}'. Name its folder with --data DIR, "
                + "or begin a new node there: aman serve --new.");
        }

        var where = string.IsNullOrEmpty(database) ? data : database;
        try
        {
            var node = Node.Open(where, Passphrase(result, data, make), TimeProvider.System);
            SayWhatIsGone(node, result.InvocationConfiguration.Error);
            return node;
        }
        catch (Refused refused) when (beside && refused.Code == "node-in-use")
        {
            return Node.Open(where, null, TimeProvider.System, reads: true);
        }
    }

    /// <summary>The same with a passphrase that was typed meanwhile.</summary>
    public static Node Open(ParseResult result, string passphrase) => Node.Open(
        result.GetValue(Database) is { Length: > 0 } database ? database : result.GetRequiredValue(Data), passphrase,
        TimeProvider.System);

    /// <summary>Unlocks beside the process that has the node, to read what is sealed; nothing can be recorded
    /// then.</summary>
    public static Node OpenToRead(ParseResult result)
    {
        var (data, database) = (result.GetRequiredValue(Data), result.GetValue(Database));
        if (string.IsNullOrEmpty(database) && !File.Exists(Path.Combine(data, "aman.db")))
        {
            throw new Refused(
                "journal-absent", $"There is no journal in '{data}'. Name its folder with --data DIR.");
        }

        return Node.Open(string.IsNullOrEmpty(database) ? data : database, Required(result), TimeProvider.System,
            reads: true);
    }

    /// <summary>The passphrase that is set, or that stands in the node's key file.</summary>
    public static string Required(ParseResult result) =>
        Passphrase(result, result.GetRequiredValue(Data), make: false)
            ?? throw new Refused("node-locked", $"Set {PassphraseVariable} to unlock the node for this.");

    /// <summary>A secret that is set in the variable, else typed unseen.</summary>
    public static string Secret(ParseResult result, string variable, string question)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set)
        {
            return set;
        }

        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine()
                ?? throw new Refused("secret-missing", $"The {question.ToLowerInvariant()} is missing. Set {variable}, "
                    + "or write it to the standard input.");
        }

        result.InvocationConfiguration.Error.Write($"{question}: ");
        var typed = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(true))
        {
            typed.Length -= key.Key == ConsoleKey.Backspace && typed.Length > 0 ? 1 : 0;
            typed.Append(char.IsControl(key.KeyChar) ? "" : key.KeyChar);
        }

        result.InvocationConfiguration.Error.WriteLine();
        return typed.ToString();
    }

    // An entry is signed by whoever made it: where this node made none of what is here, and no keys were brought back
    // from a backup, its keys are not those of the journal.
    private static void SayWhatIsGone(Node node, TextWriter errors)
    {
        var heads = node.Journal.Heads();
        if (heads.Count > 0
            && (node.Keys.IsLocked ? node.Keys.IsEmpty
                : !node.Keys.HoldsKeys && heads.All(head => head.Node != node.Journal.Key!.Node)))
        {
            errors.WriteLine("""
                The keys of this journal are gone: burned or lost. Its figures can be read; no name in it can be opened.
                A backup brings it back with its keys, into an empty folder: aman restore DIR --data FOLDER
                """);
        }
    }

    private static string? Passphrase(ParseResult result, string data, bool make)
    {
        if (Environment.GetEnvironmentVariable(Locking.Locked) is not null)
        {
            return null;
        }

        if (Environment.GetEnvironmentVariable(PassphraseVariable) is { Length: > 0 } set)
        {
            return set;
        }

        var file = Path.Combine(data, KeyFile);
        if (!File.Exists(file) && make)
        {
            Shredding.MakeFolder(data);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var stream = new FileStream(file, options);
            stream.Write(System.Text.Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(64, lowercase: true)));
            stream.Flush(flushToDisk: true);
            result.InvocationConfiguration.Error.WriteLine($"""
                No passphrase is set, so the key of this node was written to {file}.
                Whoever copies that folder can read everything: a real node sets AMAN_PASSPHRASE instead.
                """);
        }

        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }
}
