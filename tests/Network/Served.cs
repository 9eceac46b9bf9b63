using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Aman.Tests.Network;

/// <summary>The real server in a process of its own, which answers over HTTP until it is killed.</summary>
public sealed class Served : IDisposable
{
    public const string Passphrase = "only for tests";

    private readonly Process process;

    private Served(Process process, string address)
    {
        this.process = process;
        Http = new() { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(1) };
    }

    public HttpClient Http { get; }

    /// <summary>Starts it, and signs in. PostgreSQL may hold the dead one's claim for a moment.</summary>
    public static async Task<Served> Start(string where, string login, string password)
    {
        for (var tries = 0; ; tries++)
        {
            var process = Run(where);
            if (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                var server = new Served(process, line.Split(' ')[1]);
                await server.SignIn(login, password);
                return server;
            }

            var fault = await process.StandardError.ReadToEndAsync();
            process.Dispose();
            if (tries > 50 || !fault.Contains("Another aman runs", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The server did not start: {fault}");
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Sends a command; null when the server died before it answered.</summary>
    public async Task<Answer?> Send(Guid id, string json)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/households");
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
            request.Headers.Add("Idempotency-Key", $"{id:D}");
            using var answer = await Http.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            return !answer.IsSuccessStatusCode
                ? throw new InvalidOperationException($"{(int)answer.StatusCode}: {body}")
                : JsonSerializer.Deserialize<Answer>(body, JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Http.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static Process Run(string where)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        var place = where.Contains("Host=", StringComparison.Ordinal) ? "--database" : "--data";
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "aman.dll"), "serve",
            place, where, "--url", "http://127.0.0.1:0"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["AMAN_PASSPHRASE"] = Passphrase;
        return Process.Start(start)!;
    }

    private async Task SignIn(string login, string password)
    {
        using var answer = await Http.PostAsJsonAsync("/api/sign-in", new { name = login, password });
        var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("token");
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetString());
    }

    /// <summary>What the server says of a command: its entry's place in the journal.</summary>
    public sealed record Answer(long Number, string Hash, bool Repeated);
}
