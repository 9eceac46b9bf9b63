using Aman.App.Commands;
using Xunit;

namespace Aman.Tests.App.Commands;

/// <summary>Backup, restore, keys and burn as they are typed.</summary>
[Collection("in turn")] // A passphrase that is set holds for the whole process.
public sealed class BackupCommandTests : IDisposable
{
    private const string Districts = "data/zaatari-camp-reach/DistrictBoundaries_2016_12.topojson",
        Code = "AMAN_RECOVERY_CODE", Passphrase = "AMAN_PASSPHRASE", New = "AMAN_NEW_PASSPHRASE";

    private readonly string folder = Directory.CreateTempSubdirectory("aman-backup-").FullName;

    [Fact]
    public async Task A_node_is_copied_brought_back_elsewhere_verified_and_burnt()
    {
        var (data, copy, back) = (In("data"), In("copy"), In("back"));
        var (code, output, errors) = await Run("keys", "request", "--data", data);
        Assert.Equal((Exit.Refused, true), (code, errors.Contains("journal-absent", StringComparison.Ordinal)));
        await Good("import", Districts, "--data", data);
        await Good("user", "add", "somebody", "--role", "gate-registrar", "--organisation", "unhcr", "--data", data);

        await Good("user", "mail", "somebody", "desk-17@party.example", "--data", data);
        (code, output, errors) = await Run("user", "mail", "somebody", "desk", "--data", data);
        Assert.Equal((Exit.Refused, true), (code, errors.Contains("mail-address", StringComparison.Ordinal)));
        (code, output, _) = await Run("user", "list", "--data", data);
        Assert.DoesNotContain("desk-17", output, StringComparison.Ordinal);

        (code, output, _) = await Run("backup", copy, "--json", "--data", data);
        Assert.Equal(Exit.Good, code);
        var recovery = System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("recoveryCode").GetString()!;

        (code, _, errors) = await With(Code, "0000", () => Run("restore", copy, "--data", In("no")));
        Assert.Equal((Exit.Refused, true), (code, errors.Contains("recovery-code", StringComparison.Ordinal)));
        (code, output, _) = await With(Code, recovery, () => Run("restore", copy, "--data", back));
        Assert.Equal(Exit.Good, code);
        Assert.Contains("0 faults", output, StringComparison.Ordinal);
        await Good("verify", "--data", back);
        (_, output, errors) = await Run("user", "list", "--data", back);
        Assert.Contains("somebody", output, StringComparison.Ordinal);
        Assert.DoesNotContain("gone", errors, StringComparison.Ordinal);

        (_, output, _) = await Run("user", "mail", "somebody", "--data", back);
        Assert.Contains("Notices of somebody are not mailed.", output, StringComparison.Ordinal);

        (code, _, errors) = await Run("burn", "--data", back);
        Assert.Equal((Exit.Refused, true), (code, errors.Contains("burn-not-confirmed", StringComparison.Ordinal)));
        await Good("keys", "rotate", "--data", back);
        await Good("burn", "--yes", "--data", back);
        Assert.Empty(Directory.GetFiles(back, "keys.db").Concat(Directory.GetFiles(back, "node.key")));
        await Good("verify", "--data", back);
    }

    [Fact]
    public async Task A_new_passphrase_opens_and_the_file_that_held_the_old_key_is_gone()
    {
        var data = In("data");
        await Good("import", Districts, "--data", data);
        Assert.True(File.Exists(Path.Combine(data, "node.key")));
        await Changes("short", Exit.Refused);
        await Changes("a longer passphrase", Exit.Good);
        Assert.False(File.Exists(Path.Combine(data, "node.key")));
        Assert.Equal(Exit.Refused, await With(Passphrase, "another passphrase", Lists));
        Assert.Equal(Exit.Good, await With(Passphrase, "a longer passphrase", Lists));
        Assert.Equal(Exit.Good, await With(Passphrase, "a longer passphrase", () => With(New, "under duress",
            async () => (await Run("keys", "duress", "--data", data)).Code)));

        async Task<int> Lists() => (await Run("user", "list", "--data", data)).Code;

        async Task Changes(string passphrase, int code) => Assert.Equal(code, await With(New, passphrase,
            async () => (await Run("keys", "passphrase", "--data", data)).Code));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string name) => Path.Combine(folder, name);

    private static async Task Good(params string[] arguments) =>
        Assert.True(await Run(arguments) is { Code: Exit.Good }, string.Join(' ', arguments));

    private static async Task<T> With<T>(string variable, string value, Func<Task<T>> work)
    {
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            return await work();
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        arguments = [.. arguments.Select(one => one.StartsWith("data/", StringComparison.Ordinal)
            ? Path.Combine(AppContext.BaseDirectory, one) : one)];
        return (await Terminal.Run(arguments, output, errors), output.ToString(), errors.ToString());
    }
}
