using System.Threading.RateLimiting;

namespace Aman.App;

/// <summary>
/// So many requests are worked on at once; the others wait for their turn without holding a thread. Reading waits for
/// the database on the thread that asks, and if all threads waited, none would be left to hear the database's answer.
/// Strangers have a few turns of their own, so that nobody who is not signed in takes those of others.
/// </summary>
public sealed class Turns : IDisposable
{
    private readonly ConcurrencyLimiter strangers = Of(Limits.StrangersAtOnceMax), users = Of(Limits.UsersAtOnceMax);

    /// <exception cref="Refused">node-busy</exception>
    public async Task Take(HttpContext http, RequestDelegate next)
    {
        using var turn = await (http.Caller() is null ? strangers : users).AcquireAsync(1, http.RequestAborted);
        if (!turn.IsAcquired)
        {
            throw new Refused("node-busy", "Too many ask this node at the same time. Try again in a moment.");
        }

        await next(http);
    }

    public void Dispose()
    {
        strangers.Dispose();
        users.Dispose();
    }

    private static ConcurrencyLimiter Of(int atOnce) => new(new()
    {
        PermitLimit = atOnce, QueueLimit = Limits.WaitingMax, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
