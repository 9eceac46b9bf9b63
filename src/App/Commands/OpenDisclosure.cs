using System.CommandLine;
using System.Text.Json;
using Aman.Sharing;

namespace Aman.App.Commands;

/// <summary><c>aman open-disclosure FILE --key KEYFILE</c>: what the receiver does with what it was handed; it needs no
/// node.</summary>
public static class OpenDisclosure
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "The disclosure as it was fetched." };
        var key = new Option<string>("--key")
        {
            Description = "The private key that `aman receiver-key` wrote.", HelpName = "KEYFILE", Required = true,
        };
        var command = new Command("open-disclosure", "Open a disclosure that was sealed to your key, a line of JSON a "
            + "person on the standard output.") { file, key };
        command.SetAction((result, _) =>
        {
            var disclosure = DisclosureFile.Read(File.ReadAllBytes(result.GetRequiredValue(file)));
            var secret = Convert.FromBase64String(File.ReadAllText(result.GetRequiredValue(key)).Trim());
            foreach (var person in disclosure.Open(secret).GroupBy(one => one.Person))
            {
                var fields = person.ToDictionary(one => one.Field, one => one.Value);
                result.InvocationConfiguration.Output.WriteLine(
                    JsonSerializer.Serialize(new { person = person.Key, fields }, Options.JsonLines));
            }

            result.InvocationConfiguration.Error.WriteLine($"For {disclosure.Purpose}, under agreement "
                + $"{disclosure.Agreement}; delete it within {disclosure.RetentionDays} days.");
            return Task.FromResult(Exit.Good);
        });
        return command;
    }
}
