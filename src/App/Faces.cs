using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace Aman.App;

/// <summary>Everything a browser meets: pages, their words, styles and the headers that keep all of it on
/// this node.</summary>
public static class Faces
{
    /// <summary>Nothing is loaded from, sent to or framed by any other address. Styles set by scripts go through the
    /// object model.</summary>
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'";

    public static void AddFaces(this IServiceCollection services)
    {
        // The pages of this assembly and no others, also where another program (a test) hosts them.
        services.AddRazorPages().ConfigureApplicationPartManager(manager =>
        {
            manager.ApplicationParts.Clear();
            var factory = ApplicationPartFactory.GetApplicationPartFactory(typeof(Faces).Assembly);
            foreach (var part in factory.GetApplicationParts(typeof(Faces).Assembly))
            {
                manager.ApplicationParts.Add(part);
            }
        });
        services.AddHttpContextAccessor();
        services.AddSingleton<ReadNotices>();
        services.AddScoped<InView>();
        services.AddScoped(provider =>
            Texts.Choose(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request));
        // Arabic stays Arabic in the page's source instead of eight bytes a letter.
        services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // Form tokens are masked anew in every answer, so compressing a page does not let its secrets be guessed by
        // length.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes =
                [.. ResponseCompressionDefaults.MimeTypes, "application/geo+json", "application/problem+json"];
        });
    }

    /// <summary>What stands before every page; first in the pipeline.</summary>
    public static void UseFaces(this WebApplication app)
    {
        app.UseResponseCompression();
        app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            // Nothing is kept but what says so itself (assets, shapes). Both words: forms warn of a page that lacks the
            // first.
            headers.CacheControl = "no-cache, no-store";
            Texts.Keep(http);
            return next();
        });
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
    }

    public static void MapFaces(this WebApplication app)
    {
        app.MapAssets();
        app.MapShapesOfZone();
        app.MapRazorPages();
    }
}
