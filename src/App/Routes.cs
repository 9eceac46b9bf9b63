using Aman.Access;
using Microsoft.AspNetCore.Authorization;

namespace Aman.App;

/// <summary>The whole API: a line a command, a line a query. Pages are in Pages/.</summary>
public static class Routes
{
    public static IReadOnlyList<Route> All { get; } =
    [
        // Access
        Route.Post<GrantRole>("/api/roles/grants"),
        Route.Post<WithdrawRole>("/api/roles/withdrawals"),
    ];

    public static void MapAll(this WebApplication app, IReadOnlyList<Route> routes)
    {
        foreach (var route in routes)
        {
            route.Map(app);
        }

        // What anybody may ask.
        app.MapOpenApi().AllowAnonymous();
        app.MapGet("/health", () => "good").AllowAnonymous();
        app.Map("/api/{**rest}", http => Problems.Answer(http, new("not-found", "There is nothing at this address.")))
            .AllowAnonymous();
        app.MapGet("/api/refusals", () => Refusals.All.Select(pair => new Refusal(pair.Key, pair.Value,
            Problems.Status(pair.Value)))).AllowAnonymous();
    }

    private sealed record Refusal(int Number, string Code, int Status);
}
