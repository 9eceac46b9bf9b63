using Microsoft.Playwright;

namespace Aman.Tests.Browser;

/// <summary>Pictures to look at, taken when AMAN_SCREENSHOTS names a folder; never committed by themselves.</summary>
public static class Screenshots
{
    public static async Task Take(IPage page, string path, string language, int width)
    {
        if (Environment.GetEnvironmentVariable("AMAN_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var words = string.Concat(path.Trim('/').Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '-'));
            var name = $"{words}.{language}.{width}.png".TrimStart('.');
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
        }
    }
}
