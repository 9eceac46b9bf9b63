using System.CommandLine;
using Aman.Sharing;

namespace Aman.App.Commands;

/// <summary><c>aman receiver-key FILE</c>: makes the key pair of a receiving organisation, on its own computer.
/// </summary>
public static class ReceiverKey
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "Where the private key is written; it must be new." };
        var command = new Command("receiver-key", "Make the key to receive disclosures with: the private key goes to "
            + "FILE and stays with you, the public one is printed to be registered.") { file };
        command.SetAction((result, _) =>
        {
            var (secret, open) = Hpke.NewKey();
            var path = result.GetRequiredValue(file);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(path, options))
            {
                stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(secret)));
            }

            var output = result.InvocationConfiguration.Output;
            output.WriteLine(open);
            result.InvocationConfiguration.Error.WriteLine($"Fingerprint {Hpke.Fingerprint(open)}: read it to a "
                + $"protection officer over another channel. Whoever has {path} can open what is sent to you.");
            return Task.FromResult(Exit.Good);
        });
        return command;
    }
}
