using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aman.App.Commands;

/// <summary>One page of Chromium without a window, driven by its own protocol, so that the program needs no library of
/// others for a measurement.</summary>
internal sealed class BenchBrowser : IAsyncDisposable
{
    private const int StartTries = 100, TryMs = 100, AnswerBytesMax = 4 << 20;

    // From the letter to the first moment after the list was painted; then a rest, as between two letters.
    private const string Typing = """
        (async names => {
          const box = document.querySelector("[name=Words]"), hits = document.querySelector("[data-hits]"), waits = [];
          for (const name of names) for (let letters = 2; letters <= name.length; letters++) {
            box.value = name.slice(0, letters);
            const from = performance.now();
            const shown = new Promise((shown, failed) => {
              setTimeout(failed, 20_000);
              new MutationObserver((_, observer) => {
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(shown));
              }).observe(hits, { childList: true });
            });
            box.dispatchEvent(new Event("input", { bubbles: true }));
            await shown;
            waits.push(performance.now() - from);
            if (hits.querySelector(".status.wait")) throw new Error("refused");
            await new Promise(rested => setTimeout(rested, 100));
          }
          return waits;
        })(NAMES)
        """;

    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly ClientWebSocket socket = new();
    private int sent;

    private BenchBrowser(Process process, DirectoryInfo folder) => (this.process, this.folder) = (process, folder);

    public static async Task<BenchBrowser> Start(string program)
    {
        var folder = Directory.CreateTempSubdirectory("aman-bench-browser-");
        var process = Process.Start(new ProcessStartInfo(program, [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--remote-debugging-port=0",
            $"--user-data-dir={folder.FullName}", "about:blank"])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var browser = new BenchBrowser(process, folder);
        // Chromium writes here at which port it listens.
        var port = Path.Combine(folder.FullName, "DevToolsActivePort");
        for (var tries = 0; tries < StartTries && !File.Exists(port); tries++)
            await Task.Delay(TryMs);
        using var http = new HttpClient();
        var pages = JsonNode.Parse(await http.GetStringAsync(
            $"http://127.0.0.1:{(await File.ReadAllLinesAsync(port))[0]}/json/list"))!.AsArray();
        var page = pages.First(one => (string?)one!["type"] == "page")!;
        await browser.socket.ConnectAsync(new((string)page["webSocketDebuggerUrl"]!), default);
        return browser;
    }

    public async Task Open(Uri address, CookieCollection cookies)
    {
        foreach (Cookie cookie in cookies)
            await Send("Network.setCookie", new() { ["name"] = cookie.Name, ["value"] = cookie.Value,
                ["url"] = new Uri(address, "/").ToString() });
        await Send("Page.navigate", new() { ["url"] = address.ToString() });
        for (var tries = 0; tries < StartTries; tries++)
        {
            await Task.Delay(TryMs);
            if ((bool?)await Value("document.readyState === 'complete' && !!document.querySelector('[data-search]')")
                == true)
                return;
        }

        throw new InvalidOperationException("The page did not open.");
    }

    /// <returns>Milliseconds from each letter to the list.</returns>
    public async Task<List<double>> Type(IReadOnlyList<string> names) =>
    [
        .. ((await Value(Typing.Replace("NAMES", JsonSerializer.Serialize(names), StringComparison.Ordinal)))
            as JsonArray ?? throw new InvalidOperationException("The page did not answer.")).Select(one => (double)one!),
    ];

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task<JsonNode?> Value(string script) => (await Send("Runtime.evaluate", new()
    {
        ["expression"] = script, ["awaitPromise"] = true, ["returnByValue"] = true,
    }))["result"]?["value"];

    private async Task<JsonNode> Send(string method, JsonObject with)
    {
        var id = ++sent;
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["id"] = id, ["method"] = method, ["params"] = with,
        }), WebSocketMessageType.Text, endOfMessage: true, default);
        var buffer = new byte[AnswerBytesMax];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), default);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (JsonNode.Parse(buffer.AsSpan(0, length)) is { } answer && (int?)answer["id"] == id)
                return answer["result"] ?? throw new InvalidOperationException($"{method}: {answer["error"]}");
        }
    }
}
