using Aman.Access;
using Aman.App;
using Aman.App.Demo;
using Aman.App.SignIn;
using Aman.Talks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Aman.Tests.Browser;

/// <summary>A node of our own, served on a free port of this machine.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly Node node = Engines.Node("sqlite");
    /// <summary>One who holds every role, so that each page shows all it has.</summary>
    public const string Login = "everybody", Outsider = "liaison", Password = "only for these tests";
    private WebApplication? app;

    /// <summary>Of the one who signed in first; empty before.</summary>
    public IReadOnlyList<Cookie> Cookies { get; set; } = [];

    public string Address { get; private set; } = "";

    /// <summary>Ids of the registered households.</summary>
    public IReadOnlyList<string> Households { get; private set; } = [];

    /// <summary>What the published statement's address ends with.</summary>
    public string Link { get; private set; } = "";

    /// <summary>Id of a person of whom something was handed out.</summary>
    public string Person { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Households = await Camp.Build(node);
        Link = node.Journal.Read(tables =>
            StatementList.Find(tables, Negotiation.Process, Negotiation.Statement))!.Links.Single().Token;
        Person = CampSharing.Person(node);
        app = WebHost.Build(node, "http://127.0.0.1:0");
        await app.StartAsync();
        var user = await app.Services.GetRequiredService<Users>().Add(Login, Password);
        foreach (var role in Roles.All.Keys)
        {
            await Camp.Do(node, new GrantRole(user.Id, role, "host", Entry.World));
        }
        var outsider = await app.Services.GetRequiredService<Users>().Add(Outsider, Password);
        await Camp.Do(node, new GrantRole(outsider.Id, "liaison", "host", Camp.Zone));
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        await node.DisposeAsync();
    }
}
