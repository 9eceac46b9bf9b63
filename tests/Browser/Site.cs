using Aman.App;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Aman.Tests.Browser;

/// <summary>A node of our own, served on a free port of this machine.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly Node node = Engines.Node("sqlite");
    private WebApplication? app;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        app = WebHost.Build(node, "http://127.0.0.1:0");
        await app.StartAsync();
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        await node.DisposeAsync();
    }
}
