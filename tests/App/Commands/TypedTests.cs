using Aman.Access;
using Aman.App.Commands;
using Xunit;

namespace Aman.Tests.App.Commands;

/// <summary>What somebody typed wrongly is answered with what to type instead.</summary>
[Collection("in turn")] // A passphrase that is set holds for the whole process.
public sealed class TypedTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("aman-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("import --dry-run list.csv", "'--dry-run' is no option of this command")]
    [InlineData("match --frob", "'--frob'"), InlineData("zone show", "--zone"),
    InlineData("serve --url 5332", "'5332' is no address. Write it like http://")]
    [InlineData("serve --url http://127.0.0.1:99999", "is no address")]
    [InlineData("import --people z --on 31-31-2026 list.csv", "'31-31-2026' is no day. Write it like 2026-01-31.")]
    public void What_is_not_understood_is_said_and_nothing_is_made(string typed, string contains)
    {
        var where = Path.Combine(folder, "none");
        string[] data = typed.StartsWith("match", StringComparison.Ordinal) ? [] : ["--data", where];
        var (code, _, errors) = Run([.. typed.Split(' '), .. data]);
        Assert.Equal(Exit.Usage, code);
        Assert.Contains(contains, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(where));
    }

    [Fact]
    public void A_file_whose_name_begins_like_an_option_is_taken_behind_two_hyphens()
    {
        var (code, output, _) = Run("import", "--data", folder, "--", "--no-such-file");
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("there is no such file", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Serving_a_folder_without_a_node_is_refused_and_makes_nothing()
    {
        var where = Path.Combine(folder, "typo");
        var (code, _, errors) = Run("serve", "--data", where, "--url", "http://127.0.0.1:0");
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("aman serve --new", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(where));
    }

    [Fact]
    public async Task A_new_node_says_how_somebody_can_sign_in()
    {
        var (code, _, errors) = await Serve("--new", "--data", folder);
        Assert.Equal(Exit.Good, code);
        Assert.Contains("aman user add LOGIN", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_burning_the_node_says_that_its_keys_are_gone_and_makes_no_others()
    {
        await Fill();
        var (_, output, errors) = await Serve("--data", folder);
        Assert.DoesNotContain("gone", errors, StringComparison.Ordinal);
        Assert.Equal(Exit.Good, Run("burn", "--yes", "--data", folder).Code);
        (_, output, errors) = await Serve("--data", folder);
        Assert.Contains("The keys of this journal are gone", errors, StringComparison.Ordinal);
        Assert.Contains(", locked", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "node.key")));
    }

    [Fact]
    public async Task A_taken_address_is_said_once_and_in_words()
    {
        await Fill();
        await using var web = await Web.Serve("sqlite");
        var (code, output, errors) = Run("serve", "--data", folder, "--url", web.Address.ToString());
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("Refused (address-taken)", errors, StringComparison.Ordinal);
        var rule = Logged("Microsoft.Extensions.Hosting.Internal.Host");
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Critical, rule);

        Microsoft.Extensions.Logging.LogLevel Logged(string category)
        {
            var logger = web.Services.GetService(typeof(Microsoft.Extensions.Logging.ILoggerFactory))
                is Microsoft.Extensions.Logging.ILoggerFactory loggers ? loggers.CreateLogger(category) : null;
            return Enum.GetValues<Microsoft.Extensions.Logging.LogLevel>().First(level => logger!.IsEnabled(level));
        }
    }

    [Fact]
    public async Task Users_are_listed_while_the_node_serves_and_all_else_says_to_stop_it()
    {
        await Fill();
        await using var serving = Node.Open(folder, "only for tests", TimeProvider.System);
        var (code, output, _) = Run("user", "list", "--data", folder);
        Assert.Equal(Exit.Good, code);
        Assert.Contains("amal", output, StringComparison.Ordinal);
        (code, _, var errors) = Run("user", "password", "amal", "--data", folder);
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("Stop it where it runs", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_refused_with_its_name_and_a_registration_list_with_the_option_it_wants()
    {
        var picture = Path.Combine(folder, "photo.png");
        File.WriteAllBytes(picture, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
        var (code, _, errors) = Run("import", picture, "--people", "zaatari", "--data", folder);
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("Refused (list-unreadable): photo.png: the file is not text", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("--map", errors, StringComparison.Ordinal);

        var things = Path.Combine(folder, "things.csv");
        File.WriteAllText(things, "colour,size\nred,2\n");
        (code, _, errors) = Run("import", things, "--people", "zaatari", "--data", folder);
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("things.csv: no column is understood", errors, StringComparison.Ordinal);
        Assert.Contains("--map", errors, StringComparison.Ordinal);

        var people = Path.Combine(folder, "people.csv");
        File.WriteAllText(people, "household,name,sex\n1,A B,f\n");
        (code, var output, _) = Run("import", people, "--data", folder);
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("aman import --people ZONE FILE", output, StringComparison.Ordinal);
    }

    private async Task Fill()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "node.key"), "only for tests");
        await using (var node = Node.Open(folder, "only for tests", TimeProvider.System))
        {
            await node.Journal.Record(
                new GrantRole("u1", "gate-registrar", "unhcr", "zaatari"), Roles.Terminal, Guid.CreateVersion7());
        }

        Assert.Equal(Exit.Good, Run("user", "add", "amal", "--role", "liaison", "--organisation", "unhcr", "--data",
            folder).Code);
    }

    // Until it says where it serves.
    private static async Task<(int Code, string Output, string Errors)> Serve(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var parsed = Terminal.Root().Parse(["serve", "--url", "http://127.0.0.1:0", .. arguments]);
        using var stop = new CancellationTokenSource();
        var running = parsed.InvokeAsync(new() { Output = output, Error = errors }, stop.Token);
        while (!output.ToString().Contains("Serving", StringComparison.Ordinal) && !running.IsCompleted)
        {
            await Task.Delay(50);
        }

        await stop.CancelAsync();
        return (await running, output.ToString(), errors.ToString());
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = Terminal.Run(arguments, output, errors).GetAwaiter().GetResult();
        return (code, output.ToString(), errors.ToString());
    }
}
