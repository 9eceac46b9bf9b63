using System.CommandLine;
using System.Text.Json;
using Aman.App.SignIn;
using Aman.Safekeeping;

namespace Aman.App.Commands;

/// <summary><c>aman backup DIR</c> and <c>aman restore DIR</c>: a node's journal and keys, out and back.</summary>
public static class BackupCommand
{
    private const string CodeVariable = "AMAN_RECOVERY_CODE";
    private static readonly Argument<string> Folder = new("DIR") { Description = "Folder of the backup." };

    public static Command Backup()
    {
        var command = new Command("backup", "Copy the journal into a new file, and the keys into the one file that "
            + "holds them. Works while the node is served.")
        {
            Folder, Options.Data, Options.Database, Options.Json,
        };
        command.SetAction(async (result, _) =>
        {
            await using var node = Options.OpenToRead(result);
            using var users = new Credentials(node.Keys.Database);
            var made = await result.InvocationConfiguration.Show("Copying", say => Task.Run(() =>
                Safekeeping.Backup.Write(node, result.GetRequiredValue(Folder), TimeProvider.System, users.Out(),
                    count => say($"{count:N0} entries copied"))));
            await result.InvocationConfiguration.Output.WriteLineAsync(result.GetValue(Options.Json)
                ? JsonSerializer.Serialize(made, Options.JsonLines) : $"""
                {made.Entries:N0} entries are in {made.JournalFile}.
                Recovery code: {made.RecoveryCode}
                Write it on paper and keep it apart from the backup: with both anybody can read everything. It changes
                when somebody is erased; then make a new backup, and destroy the old code and old copies of keys.aman.
                """);
            return Exit.Good;
        });
        return command;
    }

    public static Command Restore()
    {
        var journal = new Option<string?>("--journal") { Description = "Another journal than the newest in DIR." };
        var command = new Command("restore", $"Bring a node back from a backup into an empty --data folder or "
            + $"database. The code is taken from {CodeVariable} or typed; the new node's passphrase is "
            + $"{Options.PassphraseVariable}.")
        {
            Folder, journal, Options.Data, Options.Database,
        };
        command.SetAction(async (result, _) =>
        {
            var code = Options.Secret(result, CodeVariable, "Recovery code");
            await using var node = Options.Open(result, make: true);
            var restored = await result.InvocationConfiguration.Show("Restoring", say => Task.Run(() =>
                Safekeeping.Restore.From(node, result.GetRequiredValue(Folder), code, result.GetValue(journal),
                    count => say($"{count:N0} entries restored"))));
            if (restored.SignIns.Length > 0)
            {
                using var users = new Credentials(node.Keys.Database);
                users.TakeIn(restored.SignIns);
            }

            var found = await Task.Run(node.Journal.Verify);
            await result.InvocationConfiguration.Output.WriteLineAsync($"""
                {restored.Entries:N0} entries restored; {found.Faults.Count:N0} faults in {found.Chains} chains.
                {restored.Silenced:N0} persons of it were erased and stay silent.
                """);
            return found.Faults.Count == 0 ? Exit.Good : Exit.Refused;
        });
        return command;
    }
}
