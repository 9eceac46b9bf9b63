using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Aman.Access;
using Aman.App;
using Aman.App.SignIn;
using Aman.People;
using Xunit;

namespace Aman.Tests.App;

using Limits = Aman.App.Limits;

/// <summary>Locks and unlocks a real serving process, and reads its memory as a core dump would have it.</summary>
public sealed partial class LockingTests : IDisposable
{
    private const string Passphrase = "a passphrase for tests", Password = "only for tests, long";
    private readonly string folder = Engines.New("sqlite");
    private readonly string dump = Path.GetTempFileName();
    private Process? process;

    [Fact]
    public async Task Not_one_of_1000_names_is_in_the_memory_of_a_node_that_was_locked()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Memory is read by way of /proc: run this test on Linux.");
        var planted = Planted.Names(seed: 4);
        var households = await Fill(planted);
        var (address, _) = await Start();
        using var browser = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
        var token = await SignIn(browser);
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await Read(browser, households, planted);

        // The control: while it is unlocked, what was opened is there to be found.
        Assert.NotEmpty(InMemory(planted));

        var serving = process!.Id;
        Assert.Contains("Refresh", (await Post(browser, "Lock", "")).Headers.Select(header => header.Key));
        var (again, line) = await NextAddress();
        Assert.Contains("locked", line, StringComparison.Ordinal);
        Assert.Equal(serving, process.Id);
        Assert.Empty(InMemory(planted));

        using var locked = new HttpClient(new SocketsHttpHandler()) { BaseAddress = again };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(locked, "Unlock", "a wrong one")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post(locked, "Unlock", Passphrase)).StatusCode);
        var (open, _) = await NextAddress();
        using var unlocked = new HttpClient(new SocketsHttpHandler()) { BaseAddress = open };
        unlocked.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await SignIn(unlocked));
        await Read(unlocked, households, planted);
    }

    [Fact]
    public async Task The_database_and_its_password_do_not_stand_where_every_user_of_the_computer_reads_them()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Arguments are read by way of /proc: run this test on Linux.");
        var database = Engines.New("postgres") + ";Password=not-for-all";
        await using (var node = Node.Open(database, Passphrase, TimeProvider.System))
        {
            await AddRegistrar(node);
        }

        var (address, _) = await Start(database);
        using var browser = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await SignIn(browser));
        await Post(browser, "Lock", "");
        Assert.Contains("locked", (await NextAddress()).Line, StringComparison.Ordinal);
        var arguments = await File.ReadAllTextAsync($"/proc/{process!.Id}/cmdline");
        Assert.Contains("serve", arguments, StringComparison.Ordinal);
        Assert.DoesNotContain("Host=", arguments, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_passphrases_sent_at_once_do_not_make_the_right_one_wait_for_all_of_them()
    {
        await using var node = Node.Open(folder, Passphrase, TimeProvider.System);
        using var locking = new Locking(node, TimeProvider.System);
        var tried = await Task.WhenAll(Enumerable.Range(0, 12).Select(async at =>
            (await Assert.ThrowsAsync<Refused>(() => locking.Unlock($"a wrong one {at}"))).Code));
        Assert.InRange(tried.Count(code => code == "passphrase-wrong"), 1, Limits.UnlocksWaitingMax);
        Assert.Equal(12, tried.Count(code => code is "passphrase-wrong" or "sign-in-busy"));
        await locking.Unlock(Passphrase);
    }

    [Fact]
    public async Task Each_wrong_passphrase_makes_the_next_wait_longer_up_to_a_limit()
    {
        await using var node = Node.Open(folder, Passphrase, TimeProvider.System);
        var time = new Hurried();
        using var locking = new Locking(node, time);
        foreach (var at in Enumerable.Range(0, 8))
        {
            await Assert.ThrowsAsync<Refused>(() => locking.Unlock($"a wrong one {at}"));
        }

        await locking.Unlock(Passphrase);
        Assert.Equal([0.25, 0.5, 1, 2, 4, 8, 10, 10], time.Waits);
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }

        process?.Dispose();
        File.Delete(dump);
    }

    private async Task<List<string>> Fill(IReadOnlyList<string> planted)
    {
        await using var node = Node.Open(folder, Passphrase, TimeProvider.System);
        await Topics.Zones.Zaatari.Open(node);
        await AddRegistrar(node);
        var households = new List<string>();
        foreach (var ten in planted.Chunk(10))
        {
            var persons = ten.Select((name, at) => new Person(
                $"{Guid.CreateVersion7():D}", Sexes.Female, at == 0 ? Relations.Head : Relations.Child,
                new BirthDate(1990), new PersonNames(new NameParts(name, name, null, name), null), Notes: name));
            var household = new RegisterHousehold(
                "zaatari", $"{Guid.CreateVersion7():D}", "SY12", new DateOnly(2026, 11, 23), [.. persons]);
            await node.Journal.Record(household, Roles.Terminal, Guid.CreateVersion7());
            households.Add(household.Household);
        }

        return households;
    }

    private static async Task AddRegistrar(Node node)
    {
        using var users = new Users(node.Keys.Database, TimeProvider.System);
        var user = await users.Add("registrar", Password);
        await node.Journal.Record(
            new GrantRole(user.Id, "gate-registrar", "unhcr", "zaatari"), Roles.Terminal, Guid.CreateVersion7());
    }

    private async Task<(Uri Address, string Line)> Start(string? database = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            "exec", Path.Combine(AppContext.BaseDirectory, "aman.dll"), "serve", "--data", folder, "--url",
            "http://127.0.0.1:0",
        })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["AMAN_PASSPHRASE"] = Passphrase;
        start.Environment["AMAN_DATABASE"] = database;
        process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        return await NextAddress();
    }

    private async Task<(Uri Address, string Line)> NextAddress()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await process!.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Serving().Match(line) is { Success: true } match)
            {
                return (new(match.Groups[1].Value), line);
            }
        }

        throw new InvalidOperationException("The server ended.");
    }

    private static async Task<string> SignIn(HttpClient browser)
    {
        using var answer = await browser.PostAsJsonAsync(
            "/api/sign-in", new { name = "registrar", password = Password });
        return (await answer.Content.ReadFromJsonAsync<Token>())!.Value;
    }

    private static async Task Read(HttpClient browser, List<string> households, IReadOnlyList<string> planted)
    {
        foreach (var (at, household) in households.Take(50).Index())
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/households/readings")
            {
                Content = JsonContent.Create(new { zone = "zaatari", household, reason = "registration" }),
            };
            request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7():D}");
            using var answer = await browser.SendAsync(request);
            Assert.Contains(planted[at * 10], await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var hits = await browser.PostAsJsonAsync(
            "/api/zones/zaatari/households/search", new { text = planted[0] });
        Assert.Equal(HttpStatusCode.OK, hits.StatusCode);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string handler, string passphrase)
    {
        var form = await browser.GetStringAsync("/lock");
        var token = FormToken().Match(form).Groups[1].Value;
        return await browser.PostAsync($"/lock?handler={handler}", new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token, ["Passphrase"] = passphrase,
            }));
    }

    /// <summary>The planted names in all writable memory of the process: the heap, the stacks, what was
    /// freed.</summary>
    private HashSet<string> InMemory(IReadOnlyList<string> planted)
    {
        var block = new byte[1 << 20];
        var read = 0L;
        using (var memory = File.OpenHandle($"/proc/{process!.Id}/mem", share: FileShare.ReadWrite))
        using (var copy = new FileStream(dump, FileMode.Create, FileAccess.Write))
        {
            foreach (var (from, to) in File.ReadLines($"/proc/{process.Id}/maps").Select(line => Writable().Match(line))
                .Where(match => match.Success).Select(match => (Hex(match.Groups[1]), Hex(match.Groups[2]))))
            {
                for (var at = from; at < to; at += block.Length)
                {
                    var size = RandomAccess.Read(memory, block.AsSpan(0, (int)Math.Min(block.Length, to - at)), at);
                    if (block.AsSpan(0, size).ContainsAnyExcept((byte)0))
                    {
                        copy.Write(block, 0, size);
                        read += size;
                    }
                }
            }
        }

        Assert.True(read > 10_000_000, "The memory was not read.");
        var found = new HashSet<string>(StringComparer.Ordinal);
        Planted.Search(dump, planted, found);
        return found;
    }

    private static long Hex(Group digits) =>
        long.Parse(digits.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Serving (http://\S+?)(,|\s)")]
    private static partial Regex Serving();

    [GeneratedRegex(@"name=""__RequestVerificationToken"" type=""hidden"" value=""([^""]+)""")]
    private static partial Regex FormToken();

    // Mapped files are searched on disk (NoNameOnDiskTests); past a file's end its mapping cannot be read.
    [GeneratedRegex("^([0-9a-f]+)-([0-9a-f]+) rw[^/]*$")]
    private static partial Regex Writable();

    private sealed record Token([property: System.Text.Json.Serialization.JsonPropertyName("token")] string Value);

    /// <summary>Waits for nothing, and keeps how long it would have waited, in seconds.</summary>
    private sealed class Hurried : TimeProvider
    {
        public List<double> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime.TotalSeconds);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
