using System.Text.Json;
using Aman.Access;
using Aman.App.Commands;
using Xunit;

namespace Aman.Tests.App.Commands;

public class TerminalTests
{
    private static readonly string[] Commands = ["serve", "verify", "rebuild"];

    [Fact]
    public void Every_command_says_in_its_help_what_it_does()
    {
        Assert.All(Commands, command => Assert.Contains($"  {command}", Run("--help").Output, StringComparison.Ordinal));
        foreach (var command in Commands)
        {
            var (code, output, _) = Run(command, "--help");
            Assert.Equal(Exit.Good, code);
            Assert.Contains("--data", output, StringComparison.Ordinal);
        }

    }

    [Fact]
    public void What_is_not_understood_is_told_apart_from_what_is_refused()
    {
        Assert.Equal(Exit.Usage, Run("sing").Code);
        Assert.Equal(Exit.Usage, Run("verify", "--no-such-option").Code);
        Assert.Equal(Exit.Usage, Run().Code);
        var folder = Directory.CreateTempSubdirectory("aman-test-").FullName;
        var (code, _, errors) = Run("verify", "--data", folder);
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("journal-absent", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_sound_journal_verifies_and_its_tables_rebuild_to_the_same_hash(string engine)
    {
        var place = await Filled(engine);
        var (code, output, _) = Run(["verify", .. place]);
        Assert.Equal(Exit.Good, code);
        Assert.Contains("3 entries in 1 chains", output, StringComparison.Ordinal);
        (code, output, _) = Run(["rebuild", "--json", .. place]);
        Assert.Equal(Exit.Good, code);
        var outcome = JsonDocument.Parse(output).RootElement;
        Assert.Equal(3, outcome.GetProperty("entries").GetInt64());
        Assert.Equal(outcome.GetProperty("before").GetString(), outcome.GetProperty("after").GetString());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_altered_entry_and_an_altered_table_are_found(string engine)
    {
        var place = await Filled(engine);
        using (var database = new Database(engine == "sqlite" ? Path.Combine(place[1], "aman.db") : place[1]))
        {
            database.Transact(tables =>
            {
                tables.Execute($"update entries set actor = 'another' where number = 2");
                tables.Execute($"update roles set held = 0 where person = 'u3'");
                return 0;
            });
        }

        var (code, output, _) = Run(["verify", .. place]);
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("entry 2 of", output, StringComparison.Ordinal);
        Assert.Contains("was altered", output, StringComparison.Ordinal);
        (code, output, _) = Run(["rebuild", .. place]);
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("CHANGED: roles", output, StringComparison.Ordinal);
    }

    private static async Task<string[]> Filled(string engine)
    {
        var where = Engines.New(engine);
        await using var node = Node.Open(where, "only for tests", TimeProvider.System);
        for (var at = 1; at <= 3; at++)
        {
            await node.Journal.Record(
                new GrantRole($"u{at}", "gate-registrar", "unhcr", "zaatari"), Roles.Terminal, Guid.CreateVersion7());
        }

        return [engine == "sqlite" ? "--data" : "--database", where];
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = Terminal.Run(arguments, output, errors).GetAwaiter().GetResult();
        return (code, output.ToString(), errors.ToString());
    }
}
