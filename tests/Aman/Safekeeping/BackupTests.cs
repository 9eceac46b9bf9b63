using Aman.People;
using Aman.Safekeeping;
using Aman.Tests.Topics.People;
using Xunit;

namespace Aman.Tests.Topics.Safekeeping;

public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("aman-backup-").FullName;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_restored_node_has_every_entry_every_name_and_a_name_of_its_own(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var household = await Somebody.Register(node, Somebody.Head("Salma"));
        var made = Backup.Write(node, folder, TimeProvider.System, "sign-ins");

        await using var back = Engines.Node(engine == "sqlite" ? "postgres" : "sqlite");
        var typed = made.RecoveryCode.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);
        var restored = Restore.From(back, folder, typed);

        Assert.Equal((made.Entries, 0L, "sign-ins"), (restored.Entries, restored.Silenced, restored.SignIns));
        Assert.Empty(back.Journal.Verify().Faults);
        Assert.Equal("Salma", (await Somebody.Open(back, household.Household)).Persons[0].Identity!.Names.Latin!.Given);
        Assert.NotEqual(node.Journal.Key!.Node, back.Journal.Key!.Node);
        await Somebody.Register(back, Somebody.Head());
        Assert.Empty(back.Journal.Verify().Faults);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_was_erased_stays_silent_in_last_weeks_backup_and_all_others_speak(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var (gone, stays) = (Somebody.Head("Salma"), Somebody.Head("Rima"));
        var goneHousehold = await Somebody.Register(node, gone);
        var staysHousehold = await Somebody.Register(node, stays);
        var lastWeek = Backup.Write(node, folder, TimeProvider.System);
        var copy = Directory.CreateDirectory(Path.Combine(folder, "copy")).FullName;
        File.Copy(lastWeek.JournalFile, Path.Combine(copy, Path.GetFileName(lastWeek.JournalFile)));
        File.Copy(Path.Combine(folder, "keys.aman"), Path.Combine(copy, "keys.aman"));

        await ErasePersonsTests.Erase(node, gone.Id);
        var today = Backup.Write(node, folder, TimeProvider.System);

        // Last week's journal with the one copy of the keys that there is.
        await using var back = Engines.Node(engine);
        Restore.From(back, folder, today.RecoveryCode, lastWeek.JournalFile);
        Assert.Empty(back.Journal.Verify().Faults);
        Assert.Null((await Somebody.Open(back, goneHousehold.Household)).Persons[0].Identity);
        Assert.Equal("Rima",
            (await Somebody.Open(back, staysHousehold.Household)).Persons[0].Identity!.Names.Latin!.Given);

        // Last week's keys, kept by somebody, with the code of today.
        await using var thief = Engines.Node(engine);
        Assert.NotEqual(lastWeek.RecoveryCode, today.RecoveryCode);
        Assert.Equal("recovery-code",
            Assert.Throws<Refused>(() => Restore.From(thief, copy, today.RecoveryCode)).Code);

        // The control, and the threat that remains: last week's keys with last week's code, were both kept.
        await using var keeper = Engines.Node(engine);
        Restore.From(keeper, copy, lastWeek.RecoveryCode);
        Assert.Equal("Salma",
            (await Somebody.Open(keeper, goneHousehold.Household)).Persons[0].Identity!.Names.Latin!.Given);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_restore_that_was_cut_off_is_no_node(string engine)
    {
        await using var node = await Somebody.Node(engine);
        await Somebody.Register(node, Somebody.Head("Salma"));
        var made = Backup.Write(node, folder, TimeProvider.System);
        var place = Engines.New(engine);
        await using (var half = Node.Open(place, "only for tests", TimeProvider.System))
        {
            // A typing error leaves the place as it was.
            Assert.Equal("recovery-code", Assert.Throws<Refused>(() => Restore.From(half, folder, "0000")).Code);
            Assert.Throws<OperationCanceledException>(() => Restore.From(half, folder, made.RecoveryCode,
                done: _ => throw new OperationCanceledException("The plug is pulled.")));
        }

        Assert.Equal("restore-unfinished",
            Assert.Throws<Refused>(() => Node.Open(place, "only for tests", TimeProvider.System)).Code);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_erasure_that_the_restored_journal_holds_silences_older_keys(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var person = Somebody.Head("Salma");
        var household = await Somebody.Register(node, person);
        var before = Backup.Write(node, folder, TimeProvider.System);
        var keys = File.ReadAllBytes(Path.Combine(folder, "keys.aman"));
        await ErasePersonsTests.Erase(node, person.Id);
        Backup.Write(node, folder, new Later());
        File.WriteAllBytes(Path.Combine(folder, "keys.aman"), keys);

        await using var back = Engines.Node(engine);
        var restored = Restore.From(back, folder, before.RecoveryCode);

        Assert.Null((await Somebody.Open(back, household.Household)).Persons[0].Identity);
        Assert.Null(back.Keys.Open("person:" + person.Id));
        Assert.Equal(1, restored.Silenced);
    }

    // The two moves that change the one copy for the other are not one.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_crash_between_the_copy_of_before_and_the_fresh_one_loses_neither(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var (gone, stays) = (Somebody.Head("Salma"), Somebody.Head("Rima"));
        var goneHousehold = await Somebody.Register(node, gone);
        var staysHousehold = await Somebody.Register(node, stays);
        var before = Backup.Write(node, folder, TimeProvider.System);
        var keys = Path.Combine(folder, "keys.aman");
        var old = File.ReadAllBytes(keys);
        await ErasePersonsTests.Erase(node, gone.Id);
        var after = Backup.Write(node, folder, new Later());
        File.Move(keys, keys + ".new");
        File.WriteAllBytes(keys + ".old", old);

        // The code of before is all that was printed when it happened.
        foreach (var code in (string[])[after.RecoveryCode, before.RecoveryCode])
        {
            await using var back = Engines.Node(engine);
            Restore.From(back, folder, code);
            Assert.Null((await Somebody.Open(back, goneHousehold.Household)).Persons[0].Identity);
            Assert.Equal("Rima",
                (await Somebody.Open(back, staysHousehold.Household)).Persons[0].Identity!.Names.Latin!.Given);
        }

        await using var empty = Engines.Node(engine);
        Assert.Equal("recovery-code", Code(empty, folder, "0000-0000"));
        Backup.Write(node, folder, TimeProvider.System);
        Assert.Equal([keys], Directory.GetFiles(folder, "keys.aman*"));
    }

    [Fact]
    public async Task A_wrong_code_an_absent_backup_a_cut_file_and_a_place_that_is_not_empty_are_refused()
    {
        await using var node = await Somebody.Node("sqlite");
        var made = Backup.Write(node, folder, TimeProvider.System);

        await using var back = Engines.Node("sqlite");
        Assert.Equal("recovery-code", Code(back, folder, "0000-0000"));
        Assert.Equal("restore-absent", Code(back, Path.Combine(folder, "elsewhere"), made.RecoveryCode));
        Assert.Equal("restore-not-empty", Code(node, folder, made.RecoveryCode));
        var whole = File.ReadAllBytes(made.JournalFile);
        foreach (var cut in new[] { 0, 10, 100, whole.Length - 1 })
        {
            File.WriteAllBytes(made.JournalFile, whole[..cut]);
            await using var empty = Engines.Node("sqlite");
            Assert.Equal("file-shut", Code(empty, folder, made.RecoveryCode));
        }

        whole[^20] ^= 1;
        File.WriteAllBytes(made.JournalFile, whole);
        await using var last = Engines.Node("sqlite");
        Assert.Equal("file-shut", Code(last, folder, made.RecoveryCode));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Code(Node node, string folder, string code) =>
        Assert.Throws<Refused>(() => Restore.From(node, folder, code)).Code;

    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(7);
    }
}
