using System.Net.Http.Headers;
using System.Text;
using Aman.Access;
using Aman.App;
using Aman.App.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aman.Tests.App;

/// <summary>A node served for real on a free port, with users that tests sign in.</summary>
public sealed class Web : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);

    private Web(Node node, WebApplication app) =>
        (Node, this.app, Users) = (node, app, app.Services.GetRequiredService<Users>());

    public Node Node { get; }

    public Users Users { get; }

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.First());

    public static async Task<Web> Serve(string engine) => await Serve(Engines.Node(engine));

    public static async Task<Web> Serve(Node node)
    {
        var app = WebHost.Build(node, "http://127.0.0.1:0");
        await app.StartAsync();
        return new(node, app);
    }

    /// <summary>A browser of its own, which keeps its cookies and follows no redirect.</summary>
    public HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A user who holds one role; the name is the role's, so a role's user is made once.</summary>
    public Task<string> User(string role, string zone) => User(role, zone, role, "unhcr");

    /// <summary>A user under another name, for an organisation of its own.</summary>
    public async Task<string> User(string called, string zone, string role, string organisation)
    {
        var name = $"{called}.{zone.Replace('/', '-')}";
        if (!tokens.TryGetValue(name, out var token))
        {
            const string password = "only for tests, long";
            var user = await Users.Add(name, password);
            await Node.Journal.Record(
                new GrantRole(user.Id, role, organisation, zone), Roles.Terminal, Guid.CreateVersion7());
            tokens[name] = token = Sessions.Token(app.Services, user).Token;
        }

        return token;
    }

    /// <summary>Sends a request as a user of <see cref="User"/>, or as nobody.</summary>
    public async Task<(int Status, string Body)> Send(
        string method, string path, string? token, string? json, Guid? id = null)
    {
        using var client = Browser();
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        if (id is { } key)
        {
            request.Headers.Add("Idempotency-Key", $"{key:D}");
        }

        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public long Entries => Node.Journal.Read(tables => tables.One<long>($"select count(*) from entries"));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Node.DisposeAsync();
    }
}

/// <summary>One request and what must come of it.</summary>
/// <param name="Who">role@zone, or null for nobody.</param>
/// <param name="Written">Facts that it leaves in the journal.</param>
public sealed record Scenario(
    string Name, string Method, string Path, string? Who, string? Json, int Status, string Contains, int Written)
{
    public bool WithId { get; init; } = true;

    public async Task Play(Web web)
    {
        var token = Who?.Split('@') is [var role, var zone] ? await web.User(role, zone) : null;
        var before = web.Entries;
        var (status, body) = await web.Send(Method, Path, token, Json, WithId ? Guid.CreateVersion7() : null);
        var written = web.Entries - before;
        Assert.True(
            Status == status && body.Contains(Contains, StringComparison.Ordinal) && written == Written,
            $"{Name}: {status} and {written} facts, not {Status} and {Written}: {body}");
    }
}
