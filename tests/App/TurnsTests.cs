using System.Security.Claims;
using Aman.App;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Aman.Tests.App;

using Limits = Aman.App.Limits;

public class TurnsTests
{
    [Fact]
    public async Task So_many_are_worked_on_at_once_the_others_wait_and_strangers_take_no_turn_of_theirs()
    {
        using var turns = new Turns();
        var (atOnce, done) = (0, new TaskCompletionSource());
        Task Work(HttpContext http)
        {
            Interlocked.Increment(ref atOnce);
            return done.Task;
        }

        var strangers = Enumerable.Range(0, 100).Select(_ => turns.Take(new DefaultHttpContext(), Work)).ToList();
        Assert.Equal(Limits.StrangersAtOnceMax, atOnce);
        var users = Enumerable.Range(0, 100).Select(_ => turns.Take(SignedIn(), Work)).ToList();
        Assert.Equal(Limits.StrangersAtOnceMax + Limits.UsersAtOnceMax, atOnce);
        done.SetResult();
        await Task.WhenAll(strangers.Concat(users));
        Assert.Equal(200, atOnce);
    }

    [Fact]
    public async Task Who_finds_no_room_to_wait_is_told_so_and_who_goes_away_waits_no_longer()
    {
        using var turns = new Turns();
        var done = new TaskCompletionSource();
        var gone = new CancellationTokenSource();
        var all = Enumerable.Range(0, Limits.UsersAtOnceMax + Limits.WaitingMax)
            .Select(_ => turns.Take(SignedIn(gone.Token), _ => done.Task)).ToList();
        Assert.Equal("node-busy", (await Assert.ThrowsAsync<Refused>(
            () => turns.Take(SignedIn(), _ => done.Task))).Code);
        await gone.CancelAsync();
        done.SetResult();
        await Task.WhenAll(all.Select(one => one.ContinueWith(_ => { }, TaskScheduler.Default)));
        Assert.Equal(Limits.WaitingMax, all.Count(one => one.IsCanceled));
        await turns.Take(SignedIn(), _ => Task.CompletedTask);
    }

    private static DefaultHttpContext SignedIn(CancellationToken gone = default) => new()
    {
        User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "u1")], "test")), RequestAborted = gone,
    };
}
