using System.Security.Claims;
using Aman.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Aman.App.SignIn;

/// <summary>Who is signed in: browsers by a cookie, programs by a token, both sealed by this node and both ended by a
/// sign-out or a new password.</summary>
public static class Sessions
{
    private const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string Scheme = BearerTokenDefaults.AuthenticationScheme;
    private const string Either = "either";
    private const string Stamp = "stamp";

    public static void AddSignIn(this IServiceCollection services, Node node)
    {
        services.AddSingleton(provider =>
        {
            var users = new Users(node.Keys.Database, provider.GetRequiredService<TimeProvider>());
            // Under duress the sign-ins go with the keys, at once.
            node.Keys.Locked += users.Forget;
            return users;
        });
        services.AddDataProtection().SetApplicationName("aman");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new TokenKeys(node.Keys));
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? Scheme : Cookie)
            .AddBearerToken(Scheme, options => options.BearerTokenExpiration = TimeSpan.FromHours(Limits.SignInHours))
            .AddCookie(Cookie, options =>
            {
                options.Cookie = new() { Name = "aman", HttpOnly = true, SameSite = SameSiteMode.Lax };
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = TimeSpan.FromHours(Limits.SignInHours);
                options.SlidingExpiration = false;
            });
    }

    public static void UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use((http, next) =>
        {
            var users = http.RequestServices.GetRequiredService<Users>();
            if (http.Caller() is { } caller && !users.IsCurrent(caller.Actor, http.User.FindFirstValue(Stamp) ?? ""))
            {
                http.User = new();
            }

            return next(http);
        });
    }

    public static void MapSignIn(this WebApplication app)
    {
        Route.Describe(app.MapPost("/api/sign-in", GiveToken).AllowAnonymous(),
            GiveToken, typeof(Login), typeof(Given), 200);
        Route.Describe(app.MapPost("/api/sign-out", SignOut).WithMetadata(new NeedsAttribute(Gate.SignedIn)),
            SignOut, null, null, 204);
        Route.Describe(app.MapGet("/api/session", Show).WithMetadata(new NeedsAttribute(Gate.SignedIn)),
            Show, null, typeof(Session), 200);
    }

    /// <summary>For the sign-in page: sets the cookie when name and password are right.</summary>
    /// <exception cref="Refused">sign-in-wrong, sign-in-busy</exception>
    public static async Task SignIn(HttpContext http, string login, string password) =>
        await http.SignInAsync(Cookie, Principal(await Checked(http, login, password), Cookie));

    /// <summary>Ends this and every other session of the user: what was left open elsewhere is closed too.</summary>
    public static async Task SignOut(HttpContext http)
    {
        await http.RequestServices.GetRequiredService<Users>().EndSessions(http.Caller()!.Actor);
        await http.SignOutAsync(Cookie);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task GiveToken(HttpContext http)
    {
        var login = await Body.Read<Login>(http);
        var given = Token(http.RequestServices, await Checked(http, login.Name, login.Password));
        await http.Response.WriteAsJsonAsync(given, Json.Strict);
    }

    internal static Given Token(IServiceProvider services, User user)
    {
        var options = services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(Scheme);
        var expires = services.GetRequiredService<TimeProvider>().GetUtcNow() + options.BearerTokenExpiration;
        var ticket = new AuthenticationTicket(
            Principal(user, Scheme), new() { ExpiresUtc = expires }, $"{Scheme}:AccessToken");
        return new(options.BearerTokenProtector.Protect(ticket), expires.ToUnixTimeMilliseconds());
    }

    private static Task Show(HttpContext http)
    {
        var caller = http.Caller()!;
        var roles = http.Node().Journal.Read(tables => Roles.Of(tables, caller.Actor));
        return http.Response.WriteAsJsonAsync(new Session(caller.Actor, http.User.Identity!.Name!, roles), Json.Strict);
    }

    private static async Task<User> Checked(HttpContext http, string login, string password) =>
        await http.RequestServices.GetRequiredService<Users>().Check(login, password)
            ?? throw new Refused("sign-in-wrong", "The name or the password is wrong, or it was wrong "
                + $"{Limits.PasswordTriesMax} times in a row: then wait {Limits.LockoutMinutes} minutes.");

    private static ClaimsPrincipal Principal(User user, string scheme) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, user.Id), new(ClaimTypes.Name, user.Login), new(Stamp, user.Stamp)], scheme));

    private sealed record Login(string Name, string Password);

    /// <summary>A token for the header <c>Authorization: Bearer</c>.</summary>
    internal sealed record Given(string Token, long ExpiresAtMs);

    private sealed record Session(string User, string Name, IReadOnlyList<Holding> Roles);
}
