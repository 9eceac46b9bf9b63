using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;

namespace Aman.App.Commands;

/// <summary>What the commands of the terminal share: where the data lives, and how its node is opened.</summary>
public static class Options
{
    private const string KeyFile = "node.key";

    public static Option<string> Data { get; } = new("--data")
    {
        Description = "Folder of this node's data.", HelpName = "DIR", DefaultValueFactory = _ => "aman-data",
        Recursive = true,
    };

    public static Option<string?> Database { get; } = new("--database")
    {
        Description = "PostgreSQL connection string instead of the embedded SQLite; also AMAN_DATABASE.",
        HelpName = "CONNECTION", Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("AMAN_DATABASE"),
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
            throw new Refused("journal-absent", $"There is no journal in '{data}'. Name its folder with --data DIR.");
        }

        var where = string.IsNullOrEmpty(database) ? data : database;
        try
        {
            return Node.Open(where, Passphrase(result, data, make), TimeProvider.System);
        }
        catch (Refused refused) when (beside && refused.Code == "node-in-use")
        {
            return Node.Open(where, null, TimeProvider.System);
        }
    }

    private static string? Passphrase(ParseResult result, string data, bool make)
    {
        if (Environment.GetEnvironmentVariable("AMAN_PASSPHRASE") is { Length: > 0 } set)
        {
            return set;
        }

        var file = Path.Combine(data, KeyFile);
        if (!File.Exists(file) && make)
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(data);
            }
            else
            {
                Directory.CreateDirectory(
                    data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

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
