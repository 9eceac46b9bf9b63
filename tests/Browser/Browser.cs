using Microsoft.Playwright;

namespace Aman.Tests.Browser;

/// <summary>One Chromium for all tests: the one installed on this machine, never one downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>Chromium, or a loud skip of the test where this machine has none.</summary>
    public IBrowser Chromium
    {
        get
        {
            Assert.SkipWhen(chromium is null,
                $"NO PAGE WAS TESTED: {Executable} is missing (Debian: apt install chromium).");
            return chromium!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
        {
            return;
        }
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.CloseAsync();
        }
        playwright?.Dispose();
    }
}
