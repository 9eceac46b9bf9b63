using System.Text.Json;
using Aman.Access;
using Aman.App.Commands;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.App.Commands;

public class TerminalTests
{
    private static readonly string[] Commands =
        ["serve", "import", "verify", "rebuild", "user", "zone", "backup", "restore", "keys", "burn",
        "scenario"];

    [Fact]
    public void Every_command_says_in_its_help_what_it_does()
    {
        var help = Run("--help").Output;
        Assert.All(Commands, command => Assert.Contains($"  {command}", help, StringComparison.Ordinal));
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

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_file_that_cannot_be_read_is_reported_and_refused(string engine)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("aman-test-").FullName, "nothing.csv");
        File.WriteAllText(file, "");
        string[] place = [engine == "sqlite" ? "--data" : "--database", Engines.New(engine)];
        var (code, output, _) = Run(["import", "--json", file, "--data", Path.GetDirectoryName(file)!,
            .. engine == "sqlite" ? Array.Empty<string>() : place]);
        Assert.Equal(Exit.Refused, code);
        Assert.False(JsonDocument.Parse(output).RootElement.GetProperty("whole").GetBoolean());
        Assert.Equal(Exit.Usage, Run("import").Code);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_user_is_added_listed_and_given_a_new_password(string engine)
    {
        // The key of the node is in the folder, as serve and demo leave it.
        var place = await Filled(engine);
        string[] where = engine == "sqlite" ? place
            : [.. place, "--data", Directory.CreateTempSubdirectory("aman-test-").FullName];
        await File.WriteAllTextAsync(Path.Combine(where[^1], "node.key"), "only for tests");
        var (code, output, _) = Run(["user", "add", "amal", "--role", "liaison", "--organisation", "unhcr", .. where]);
        Assert.Equal(Exit.Good, code);
        Assert.Matches("^amal  [a-z0-9-]{23}\n$", output);
        (_, output, _) = Run(["user", "list", .. where]);
        Assert.Contains("liaison of unhcr in world", output, StringComparison.Ordinal);
        (code, var password, _) = Run(["user", "password", "amal", .. where]);
        Assert.Equal(Exit.Good, code);
        Assert.Matches("^amal  [a-z0-9-]{23}\n$", password);
        Assert.Equal(Exit.Refused, Run(["user", "password", "nobody", .. where]).Code);
        (code, _, _) = Run(["user", "add", "amal", "--role", "king", "--organisation", "unhcr", .. where]);
        Assert.Equal(Exit.Refused, code);
        (_, output, _) = Run(["user", "add", "amal", "--role", "negotiator", "--organisation", "unhcr", .. where]);
        Assert.Contains("aman user password amal", output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_zones_steps_are_taken_shown_and_refused_at_the_terminal(string engine)
    {
        var place = await Filled(engine);
        string[] where = engine == "sqlite" ? place
            : [.. place, "--data", Directory.CreateTempSubdirectory("aman-test-").FullName];
        await File.WriteAllTextAsync(Path.Combine(where[^1], "node.key"), "only for tests");
        foreach (var (id, kind) in new[] { ("host", "host-authority"), ("unhcr", "unhcr") })
        {
            var party = $$"""{"id":"{{id}}","name":"{{id}}","kind":"{{kind}}"}""";
            Assert.Equal(Exit.Good, Run(["zone", "record-party", "--with", party, .. where]).Code);
        }

        const string Proposal = """
            {"name":"Zaatari","outline":"{\"type\":\"Polygon\",\"coordinates\":[[[36,32],[37,32],[37,33],[36,32]]]}",
            "capacity":80000,"forWhom":"Families","from":"2026-01-01","until":"2027-01-01","governs":"host",
            "coordinates":"unhcr"}
            """;
        var (code, output, _) = Run(["zone", "propose-zone", "--zone", "zaatari", "--with", Proposal, .. where]);
        Assert.Equal(Exit.Good, code);
        Assert.Contains("Zone zaatari is proposed.", output, StringComparison.Ordinal);
        (_, output, _) = Run(["zone", "show", "--zone", "zaatari", .. where]);
        Assert.Contains("missing: the notification and consent of UNHCR", output, StringComparison.Ordinal);
        (code, _, var errors) = Run(["zone", "open-zone", "--zone", "zaatari", .. where]);
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("Refused (zone-state): OpenZone is not possible for zone zaatari: it is proposed", errors,
            StringComparison.Ordinal);
        (code, _, errors) = Run(["zone", "suspend-zone", "--zone", "zaatari", "--with", "{\"why\":1}", .. where]);
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("SuspendZone takes, as JSON: zone, reason.", errors, StringComparison.Ordinal);
        Assert.StartsWith("| command |", Run("zone", "table").Output, StringComparison.Ordinal);
        (code, _, errors) = Run(["zone", "show", "--zone", "nope", .. where]);
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("Refused (zone-unknown): There is no zone 'nope'. There is: zaatari.", errors,
            StringComparison.Ordinal);
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
