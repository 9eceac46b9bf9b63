using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aman.Access;
using Aman.App;
using Xunit;

namespace Aman.Tests.App.SignIn;

using Limits = Aman.App.Limits;

public sealed partial class SignInTests
{
    private const string Password = "only for tests, long";

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_right_password_gives_a_token_that_a_sign_out_ends(string engine)
    {
        await using var web = await Web.Serve(engine);
        var token = await web.User("liaison", "zaatari");
        Assert.Equal(200, (await web.Send("GET", "/api/session", token, null)).Status);
        Assert.Equal(401, (await web.Send("GET", "/api/session", token + "x", null)).Status);
        Assert.Equal(204, (await web.Send("POST", "/api/sign-out", token, null)).Status);
        Assert.Equal(401, (await web.Send("GET", "/api/session", token, null)).Status);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Unknown_wrong_and_locked_out_answer_alike_and_after_the_same_time(string engine)
    {
        await using var web = await Web.Serve(engine);
        await web.Users.Add("amal", Password);
        var wrong = await Try(web, "amal", "not the password");
        var unknown = await Try(web, "nobody", "not the password");
        Assert.Equal(401, wrong.Status);
        Assert.Equal(wrong.Body, unknown.Body);
        for (var tries = 1; tries < Limits.PasswordTriesMax; tries++)
        {
            await Try(web, "amal", "not the password");
        }

        var locked = await Try(web, "amal", Password);
        Assert.Equal(wrong.Body, locked.Body);
        Assert.All(new[] { wrong, unknown, locked }, one => Assert.InRange(one.Ms, 390, 3_000));

        var user = (await web.Users.Find("amal"))!;
        Assert.InRange(user.LockedUntilMs!.Value - TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
            (Limits.LockoutMinutes - 1) * 60_000, Limits.LockoutMinutes * 60_000);
        web.Node.Keys.Database.Transact(tables =>
        {
            tables.Execute($"update credentials set locked_until = 1 where id = {user.Id}");
            return 0;
        });
        Assert.Equal(200, (await Try(web, "amal", Password)).Status);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Guesses_sent_all_at_once_lock_the_user_out_too(string engine)
    {
        await using var web = await Web.Serve(engine);
        await web.Users.Add("amal", Password);
        var guesses = Enumerable.Range(0, Limits.PasswordTriesMax).Select(at => Try(web, "amal", $"guess number {at}"));
        await Task.WhenAll(guesses);
        Assert.Equal(401, (await Try(web, "amal", Password)).Status);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_new_password_ends_what_the_old_one_had_signed_in_and_unlocks(string engine)
    {
        await using var web = await Web.Serve(engine);
        var token = await web.User("liaison", "zaatari");
        var user = (await web.Users.Find("liaison.zaatari"))!;
        var weak = await Assert.ThrowsAsync<Refused>(() => web.Users.SetPassword(user, "short"));
        Assert.Equal("password-weak", weak.Code);
        Assert.Equal(200, (await web.Send("GET", "/api/session", token, null)).Status);
        await web.Users.SetPassword(user, "another one, long");
        Assert.Equal(401, (await web.Send("GET", "/api/session", token, null)).Status);
        Assert.Equal(401, (await Try(web, "liaison.zaatari", Password)).Status);
        Assert.Equal(200, (await Try(web, "LIAISON.zaatari", "another one, long")).Status);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_rotation_of_the_keys_ends_every_session_and_keeps_nobody_out(string engine)
    {
        var where = Engines.New(engine);
        string token;
        await using (var web = await Web.Serve(Node.Open(where, Password, TimeProvider.System)))
        {
            token = await web.User("liaison", "zaatari");
            // One that the rotation does not know of, as an older program left it.
            var old = web.Node.Keys.Database.Read(tables => tables.One<string>($"select sealed from token_keys"))!;
            web.Node.Keys.Rotate(Password);
            web.Node.Keys.Database.Transact(tables =>
            {
                tables.Execute($"insert into token_keys (name, sealed) values ('old', {old})");
                return 0;
            });
        }

        await using var again = await Web.Serve(Node.Open(where, Password, TimeProvider.System));
        Assert.Equal(401, (await again.Send("GET", "/api/session", token, null)).Status);
        Assert.Equal(200, (await Try(again, "liaison.zaatari", Password)).Status);
        Assert.Equal(200, (await again.Send("GET", "/sign-in", null, null)).Status);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Under_duress_every_sign_in_goes_with_the_keys_and_at_once(string engine)
    {
        await using var web = await Web.Serve(engine);
        var token = await web.User("liaison", "zaatari");
        Assert.Equal(200, (await web.Send("GET", "/api/session", token, null)).Status);
        web.Node.Keys.Burn();
        Assert.Equal(401, (await web.Send("GET", "/api/session", token, null)).Status);
        Assert.Equal(401, (await Try(web, "liaison.zaatari", Password)).Status);
        Assert.Empty(web.Users.All());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_token_outlives_a_restart_and_no_key_or_password_lies_in_clear_in_the_store(string engine)
    {
        var where = Engines.New(engine);
        string token;
        await using (var web = await Web.Serve(Node.Open(where, Password, TimeProvider.System)))
        {
            token = await web.User("liaison", "zaatari");
            var stored = string.Join(' ', web.Node.Keys.Database.Read(tables => tables.Query<string>(
                $"select sealed from token_keys")));
            Assert.NotEmpty(stored);
            Assert.DoesNotContain("<key", stored, StringComparison.Ordinal);
            Assert.DoesNotContain("liaison", string.Join(' ', web.Node.Journal.Read(tables => tables.Query<string>(
                $"select actor from entries"))), StringComparison.Ordinal);
        }

        await using var again = await Web.Serve(Node.Open(where, Password, TimeProvider.System));
        Assert.Equal(200, (await again.Send("GET", "/api/session", token, null)).Status);
    }

    [Fact]
    public async Task A_browser_signs_in_by_a_form_that_only_this_node_can_have_made()
    {
        await using var web = await Web.Serve("sqlite");
        await web.User("administrator", Entry.World);
        using var browser = web.Browser();
        using var turned = await browser.GetAsync(new Uri("/sign-out?x=1", UriKind.Relative));
        Assert.Equal("/sign-in?to=%2Fsign-out%3Fx%3D1", turned.Headers.Location!.ToString());
        var form = new Dictionary<string, string>
        {
            ["Login"] = "administrator.world", ["Password"] = Password, ["To"] = "//elsewhere.example",
        };
        var address = new Uri("/sign-in", UriKind.Relative);
        using var forged = await browser.PostAsync(address, new FormUrlEncodedContent(form));
        Assert.Equal(400, (int)forged.StatusCode);

        var page = await browser.GetStringAsync(address);
        form["__RequestVerificationToken"] = Antiforgery().Match(page).Groups[1].Value;
        using var signed = await browser.PostAsync(address, new FormUrlEncodedContent(form));
        Assert.Equal(302, (int)signed.StatusCode);
        Assert.Equal("/", signed.Headers.Location!.ToString());
        var cookie = signed.Headers.GetValues("Set-Cookie")
            .Single(one => one.StartsWith("aman=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        using var session = await browser.GetAsync(new Uri("/api/session", UriKind.Relative));
        Assert.Equal(200, (int)session.StatusCode);
    }

    private static async Task<(int Status, string Body, double Ms)> Try(Web web, string name, string password)
    {
        using var client = web.Browser();
        var watch = Stopwatch.StartNew();
        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { name, password });
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), watch.Elapsed.TotalMilliseconds);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Antiforgery();
}
