using System.Security.Claims;
using Aman.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Aman.App;

/// <summary>The permission that a page or route needs: in the zone that its address names (<c>{zone}</c> or
/// <c>?zone=</c>), else in any zone. Without it, and without AllowAnonymous, nobody gets in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string permission) : Attribute
{
    public string Permission => permission;

    /// <summary>For commands: the journal's door checks it, in the command's own scope.</summary>
    public bool AtTheDoor { get; init; }
}

/// <summary>Stands before every page and route.</summary>
public static class Gate
{
    /// <summary>Stands for a permission where being signed in is enough.</summary>
    public const string SignedIn = "signed-in";

    private static readonly Refused NotSignedIn = new("not-signed-in", "Sign in first.");

    public static Task Check(HttpContext http, RequestDelegate next)
    {
        if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
        {
            return Problems.Fail(http, Body.Unstorable());
        }

        var endpoint = http.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return next(http);
        }

        if (http.Caller() is not { } caller)
        {
            return Problems.IsApi(http) ? Problems.Fail(http, NotSignedIn) : SignInFirst(http);
        }

        var needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} names no permission.");
        if (!needs.AtTheDoor && needs.Permission != SignedIn)
        {
            var zone = http.GetRouteValue("zone") as string ?? http.Request.Query["zone"].FirstOrDefault();
            http.Node().Journal.Read(tables => Require(tables, caller, needs.Permission, zone));
        }

        return next(http);
    }

    /// <summary>Who is signed in; null when nobody is.</summary>
    public static Caller? Caller(this HttpContext http) =>
        http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } user ? new(user) : null;

    public static Node Node(this HttpContext http) => http.RequestServices.GetRequiredService<Node>();

    /// <summary>Milliseconds since 1970.</summary>
    public static long NowMs(this HttpContext http) =>
        http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The zones in which a caller holds a permission; <see cref="Entry.World"/> stands for all.</summary>
    public static IReadOnlyList<string> Zones(Tables tables, Caller caller, string permission) =>
        Roles.Of(tables, caller.Actor).Select(holding => holding.Zone).Distinct(StringComparer.Ordinal)
            .Where(zone => Roles.May(tables, caller, permission, zone)).Order(StringComparer.Ordinal).ToList();

    private static bool Require(Tables tables, Caller caller, string permission, string? zone)
    {
        if (zone is not null || Zones(tables, caller, permission).Count == 0)
        {
            Roles.Require(tables, caller, permission, zone ?? Entry.World);
        }

        return true;
    }

    private static Task SignInFirst(HttpContext http)
    {
        http.Response.Redirect("/sign-in?to=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString));
        return Task.CompletedTask;
    }
}
