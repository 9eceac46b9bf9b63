using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Aman.App;

/// <summary>The scripts, styles and fonts embedded in the program, each served under an address that names
/// its content.</summary>
public static class Assets
{
    private sealed record Asset(byte[] Bytes, bool Brotli, string Type, string Version);

    private static readonly FrozenDictionary<string, Asset> All = Load();

    /// <summary>Address of an asset, for example <c>/lib/app.css?v=3f9c21ab</c>; it changes when the
    /// content does.</summary>
    public static string Url(string name) => $"/lib/{name}?v={All[name].Version}";

    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/lib/{name}", Serve).AllowAnonymous().ExcludeFromDescription();

    private static async Task Serve(string name, HttpContext http)
    {
        if (!All.TryGetValue(name, out var asset))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = asset.Type;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        var unpacked = asset.Brotli
            && !http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (unpacked)
        {
            await using var brotli = new BrotliStream(new MemoryStream(asset.Bytes), CompressionMode.Decompress);
            await brotli.CopyToAsync(http.Response.Body, http.RequestAborted);
            return;
        }
        if (asset.Brotli)
        {
            http.Response.Headers.ContentEncoding = "br";
        }
        http.Response.ContentLength = asset.Bytes.Length;
        await http.Response.Body.WriteAsync(asset.Bytes, http.RequestAborted);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("lib/", StringComparison.Ordinal))
            .Select(name => (Name: name["lib/".Length..], Bytes: Read(assembly, name)))
            .ToFrozenDictionary(file => file.Name.Replace(".br", "", StringComparison.Ordinal), file => new Asset(
                file.Bytes,
                file.Name.EndsWith(".br", StringComparison.Ordinal),
                TypeOf(file.Name),
                Convert.ToHexStringLower(SHA256.HashData(file.Bytes))[..8]));
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static string TypeOf(string name) => Path.GetExtension(
        name.Replace(".br", "", StringComparison.Ordinal)) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        var other => throw new InvalidOperationException($"The build made a file of a kind unknown here: {other}."),
    };
}
