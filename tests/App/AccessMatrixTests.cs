using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aman.Access;
using Aman.App;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aman.Tests.App;

/// <summary>Every route and page, for nobody and for every role, in its zone, in another one and in all.</summary>
public class AccessMatrixTests
{
    private const string Here = "zaatari", Elsewhere = "azraq";

    /// <summary>What anybody may reach, and nothing else.</summary>
    private static readonly string[] Public =
    [
        "/health", "/openapi/{documentName}.json", "/api/refusals", "/api/sign-in", "/api/{**rest}", "/lib/{name}",
        "/sign-in", "/help", "/statements/{link}", "/problem/{status:int:range(400,599)}",
        "/sign-in", "/lock", "/help", "/problem/{status:int:range(400,599)}",
    ];

    [Fact]
    public async Task Every_route_and_page_names_a_permission_of_some_role_or_is_on_the_short_public_list()
    {
        await using var web = await Web.Serve("sqlite");
        var endpoints = await Endpoints(web);
        Assert.True(endpoints.Count > Routes.All.Count);
        Assert.Equal([], Unlisted(endpoints));
        Assert.Equal([], endpoints.SelectMany(Needed).Distinct()
            .Where(permission => !Roles.All.Keys.Any(role => Covers(role, permission))));
    }

    [Fact]
    public void A_route_without_a_permission_is_found()
    {
        var bare = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/api/secrets"), 0,
            EndpointMetadataCollection.Empty, null);
        var open = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/api/more"), 0,
            new EndpointMetadataCollection(new AllowAnonymousAttribute()), null);
        Assert.Equal(["/api/secrets", "/api/more"], Unlisted([bare, open]));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_route_lets_in_exactly_the_roles_that_have_its_permission_where_they_have_it(string engine)
    {
        await using var web = await Web.Serve(engine);
        var wrong = new List<string>();
        foreach (var role in Roles.All.Keys)
        {
            foreach (var where in (string[])[Here, Elsewhere, Entry.World])
            {
                var token = await web.User(role, where);
                foreach (var route in Routes.All)
                {
                    var (status, _) = await Send(web, route, token);
                    var expected = Covers(role, route.Permission) && Holds(where, Scope(route));
                    if ((status == 403) == expected || status is 401 or 404 or 405 or >= 500
                        || (expected && status == 400))
                    {
                        wrong.Add($"{role} in {where}: {route.Method} {route.Pattern} answered {status}");
                    }
                }
            }
        }

        Assert.Equal([], wrong);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Nobody_gets_past_any_route_or_page_without_signing_in(string engine)
    {
        await using var web = await Web.Serve(engine);
        foreach (var route in Routes.All)
        {
            Assert.Equal((route.Pattern, 401), (route.Pattern, (await Send(web, route, null)).Status));
        }

        foreach (var page in (await Endpoints(web)).Select(Pattern).Where(one =>
            !Public.Contains(one) && !one.StartsWith("/api", StringComparison.Ordinal)))
        {
            Assert.Equal((page, 302), (page, (await web.Send("GET", Filled(page), null, null)).Status));
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_page_lets_in_exactly_the_roles_that_have_its_permission(string engine)
    {
        await using var web = await Web.Serve(engine);
        var pages = (await Endpoints(web)).Where(one => one.Metadata.GetMetadata<PageActionDescriptor>() is not null
            && one.Metadata.GetMetadata<NeedsAttribute>() is not null).ToList();
        var wrong = new List<string>();
        foreach (var role in Roles.All.Keys)
        {
            var token = await web.User(role, Here);
            foreach (var page in pages)
            {
                var needs = page.Metadata.GetMetadata<NeedsAttribute>()!.Permission;
                var (status, _) = await web.Send("GET", Filled(Pattern(page)), token, null);
                if ((status == 403) == (needs == Gate.SignedIn || Covers(role, needs)) || status is 401 or >= 500)
                {
                    wrong.Add($"{role}: {Pattern(page)} ({needs}) answered {status}");
                }
            }
        }

        Assert.Equal([], wrong);
    }

    private static string[] Unlisted(IReadOnlyList<RouteEndpoint> endpoints) =>
    [
        .. endpoints.Where(one => one.Metadata.GetMetadata<IAllowAnonymous>() is null
            ? one.Metadata.GetMetadata<NeedsAttribute>() is null : !Public.Contains(Pattern(one))).Select(Pattern),
    ];

    private static IEnumerable<string> Needed(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<NeedsAttribute>() is { } needs && needs.Permission != Gate.SignedIn
            ? [needs.Permission] : [];

    // A page's attributes are known only once it is loaded.
    private static async Task<IReadOnlyList<RouteEndpoint>> Endpoints(Web web)
    {
        var loader = web.Services.GetRequiredService<PageLoader>();
        var all = new List<RouteEndpoint>();
        foreach (var endpoint in web.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var loaded = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                var attributes = loaded.HandlerTypeInfo.GetCustomAttributes(inherit: true);
                all.Add(new(_ => Task.CompletedTask, endpoint.RoutePattern, 0, new EndpointMetadataCollection(
                    [.. endpoint.Metadata, .. loaded.EndpointMetadata ?? [], .. attributes]), null));
            }
            else
            {
                all.Add(endpoint);
            }
        }

        return all;
    }

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string Filled(string pattern) =>
        System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]*\}", Here);

    private static Task<(int Status, string Body)> Send(Web web, Aman.App.Route route, string? token) => web.Send(
        route.Method, Filled(route.Pattern), token, route.Takes is { } body ? Sample(body).ToJsonString() : null,
        Guid.CreateVersion7());

    private static bool Covers(string role, string permission) => Roles.All[role].Any(one =>
        one == permission || (one.EndsWith(".*", StringComparison.Ordinal)
            && permission.StartsWith(one[..^1], StringComparison.Ordinal)));

    // Null: the route is of no one zone, and holding the permission in any is enough.
    private static bool Holds(string where, string? scope) => scope is null || where == Entry.World || where == scope;

    private static string? Scope(Aman.App.Route route) => route switch
    {
        { AtTheDoor: true, Takes: { } command } => ((ICommand)Sample(command).Deserialize(command, Json.Strict)!).Scope,
        _ when route.Pattern.Contains("{zone}", StringComparison.Ordinal) => Here,
        _ => null,
    };

    /// <summary>A body of the right shape in which every text says <see cref="Here"/>; it may be refused.</summary>
    private static JsonNode Sample(Type type)
    {
        var info = Json.Strict.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => new JsonObject(info.Properties.Where(property => property.IsRequired)
                .Select(property => KeyValuePair.Create(property.Name, (JsonNode?)Sample(property.PropertyType)))),
            JsonTypeInfoKind.Enumerable => new JsonArray(Sample(info.ElementType!)),
            _ when type == typeof(string) => Here,
            _ when type == typeof(bool) => false,
            _ when type == typeof(DateOnly) => "2026-01-31",
            _ when type.IsEnum => Enum.GetNames(type)[0],
            _ => 1,
        };
    }
}
