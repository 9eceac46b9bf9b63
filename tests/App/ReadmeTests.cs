using System.Text.RegularExpressions;
using Aman.App;
using Aman.App.Commands;
using Xunit;

namespace Aman.Tests.App;

/// <summary>What README tells a newcomer to type is there.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string readme = File.ReadAllText(Path.Combine(Root(), "README.md"));

    [Fact]
    public async Task Every_option_beside_a_command_is_one_of_its_options()
    {
        var lines = readme.Split('\n').Select(line => Line().Match(line)).Where(match => match.Success).ToList();
        Assert.True(lines.Count > 8);
        foreach (var line in lines)
        {
            var help = "";
            foreach (var command in Word().Matches(line.Groups[1].Value).Select(match => match.Groups[1].Value))
            {
                using var output = new StringWriter();
                Assert.Equal(Exit.Good, await Terminal.Run([command, "--help"], output, output));
                help += output;
            }

            Assert.All(Option().Matches(line.Value), option =>
                Assert.Contains(option.Value + " ", help, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_address_of_the_api_answers()
    {
        await using var web = await Web.Serve("sqlite");
        var named = Address().Matches(readme).ToList();
        Assert.NotEmpty(named);
        foreach (var (method, path) in named.Select(one => (one.Groups[1].Value, one.Groups[2].Value)))
        {
            var (status, _) = await web.Send(
                method.Length == 0 ? "GET" : method, path, null, method == "POST" ? "{}" : null);
            Assert.NotEqual(404, status);
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "README.md")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    // A line of the terminal's table: its commands, and what they do.
    [GeneratedRegex(@"^\| (`[a-z].*?) \| .* \|$")]
    private static partial Regex Line();

    [GeneratedRegex("`([a-z-]+)")]
    private static partial Regex Word();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex("(POST|GET|) ?(/api/[a-z/-]+|/openapi/[a-z0-9./]+)`")]
    private static partial Regex Address();
}
