namespace Aman.App;

/// <summary>The web server of one node.</summary>
public static class WebHost
{
    public static WebApplication Build(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Services.AddFaces();
        var app = builder.Build();
        app.UseExceptionHandler("/problem/500");
        app.UseFaces();
        app.MapFaces();
        return app;
    }
}
