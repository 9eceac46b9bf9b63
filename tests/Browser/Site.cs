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
public class Site : IAsyncLifetime
{
    /// <summary>One who holds every role, so that each page shows all it has.</summary>
    public const string Login = "everybody", Outsider = "liaison", Password = "only for these tests";
    private WebApplication? app;

    public Site()
        : this(TimeProvider.System)
    {
    }

    /// <param name="time">What the journal is written by.</param>
    protected Site(TimeProvider time) => Node = Engines.Node("sqlite", time);

    protected Node Node { get; }

    /// <summary>For whom the one who signs in speaks.</summary>
    protected virtual string Party => "host";

    /// <summary>Of the one who signed in first; empty before.</summary>
    public IReadOnlyList<Cookie> Cookies { get; set; } = [];

    public string Address { get; private set; } = "";

    /// <summary>Ids of the registered households.</summary>
    public IReadOnlyList<string> Households { get; private set; } = [];

    /// <summary>What the published statement's address ends with.</summary>
    public string Link { get; protected set; } = "";

    /// <summary>Id of a person of whom something was handed out.</summary>
    public string Person { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Fill();
        app = WebHost.Build(Node, "http://127.0.0.1:0");
        await app.StartAsync();
        var user = await app.Services.GetRequiredService<Users>().Add(Login, Password);
        foreach (var role in Roles.All.Keys)
        {
            await Camp.Do(Node, new GrantRole(user.Id, role, Party, Entry.World));
        }
        var outsider = await app.Services.GetRequiredService<Users>().Add(Outsider, Password);
        await Camp.Do(Node, new GrantRole(outsider.Id, "liaison", "host", Camp.Zone));
        foreach (var role in (string[])["gate-registrar", "site-manager", "distribution-worker"])
        {
            var worker = await app.Services.GetRequiredService<Users>().Add(role, Password);
            await Camp.Do(Node, new GrantRole(worker.Id, role, "unhcr", Camp.Zone));
        }
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        await Node.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What there is to see.</summary>
    protected virtual async Task Fill()
    {
        Households = await Camp.Build(Node);
        Link = Node.Journal.Read(tables =>
            StatementList.Find(tables, Negotiation.Process, Negotiation.Statement))!.Links.Single().Token;
        Person = CampSharing.Person(Node);
    }
}
