using Aman.App.Mailing;
using Aman.App.SignIn;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Aman.App;

/// <summary>The web server of one node: its pages and its API.</summary>
public static class WebHost
{
    /// <param name="node">Stays the caller's: the server does not close it.</param>
    /// <param name="url">For example <c>http://127.0.0.1:5170</c>; port 0 takes a free one.</param>
    /// <param name="locking">Locks and unlocks the node; null where whoever serves it does not.</param>
    /// <param name="mail">Where notices are mailed from, if they are.</param>
    public static WebApplication Build(Node node, string url, Locking? locking = null, MailSettings? mail = null)
    {
        locking ??= new(node, TimeProvider.System);
        // Nothing is read from files or variables by the way: what this server does stands here.
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = "aman" });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(Limit).UseUrls(url);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // It warns that its keys are stored unprotected: the key store seals them.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // It warns, at every page, that it makes "no-store" out of "no-store".
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            // That the address is taken is refused in words; a service that breaks off is critical, and still said.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        builder.Services.AddSingleton(node).AddSingleton(locking).AddSingleton(TimeProvider.System)
            .AddSingleton<UploadedLists>().AddSingleton<NewPeople>().AddSingleton<Turns>();
        builder.Services.AddHostedService(services => services.GetRequiredService<NewPeople>());
        builder.Services.AddRouting();
        builder.Services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        // A photo is never laid down unsealed in a file on its way.
        builder.Services.Configure<FormOptions>(form => form.MemoryBufferThreshold = Limits.BodyBytesMax);
        builder.Services.AddOpenApi();
        builder.Services.AddSignIn(node);
        builder.Services.AddFaces();
        if (mail is not null)
        {
            builder.Services.AddSingleton(mail).AddHostedService<MailNotices>();
        }

        var app = builder.Build();
        app.UseFaces();
        app.Use(Problems.Catch);
        app.UseRouting();
        app.UseSignIn();
        app.Use(app.Services.GetRequiredService<Turns>().Take);
        app.Use(Gate.Check);
        app.Use((http, next) =>
        {
            if (http.Caller() is not null)
            {
                locking.Used();
            }

            return next(http);
        });
        app.MapFaces();
        app.MapSignIn();
        app.MapAll(Routes.All);
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Limits.BodyBytesMax;
        kestrel.Limits.MaxRequestHeadersTotalSize = Limits.HeaderBytesMax;
        kestrel.Limits.MaxConcurrentConnections = Limits.ConnectionsMax;
    }
}
