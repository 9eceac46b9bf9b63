using Aman.App.SignIn;
using MailKit.Net.Smtp;
using MimeKit;

namespace Aman.App.Mailing;

/// <summary>Mails users what is new for them and unread. It reads beside the door and never waits in it; what could not
/// be sent stays on the notices page and is tried again. A notice is marked as mailed once the server has accepted it:
/// if the node ends between the two, the same mail (by its id) is sent twice, never not at all.</summary>
public sealed class MailNotices : BackgroundService
{
    private readonly Node node;
    private readonly Users users;
    private readonly ReadNotices notices;
    private readonly MailSettings settings;
    private readonly TimeProvider time;
    private readonly ILogger<MailNotices> logger;

    // By user, and by the empty name for the server itself: how often it failed, and when to try again.
    private readonly Dictionary<string, (int Failures, DateTimeOffset Again)> later = new(StringComparer.Ordinal);

    public MailNotices(Node node, Users users, ReadNotices notices, MailSettings settings, TimeProvider time,
        ILogger<MailNotices> logger)
    {
        (this.node, this.users, this.notices) = (node, users, notices);
        (this.settings, this.time, this.logger) = (settings, time, logger);
        node.Keys.Database.Create("""
            create table if not exists notices_mailed (
              person text not null, notice text not null, primary key (person, notice));
            """);
    }

    /// <summary>Looks once, and mails each user at most once.</summary>
    /// <returns>How many mails the server has accepted.</returns>
    public async Task<int> Round(CancellationToken stop)
    {
        var accepted = 0;
        foreach (var user in users.All().Where(user => user.Mail is not null && !Waits(user.Id)))
        {
            var fresh = Fresh(user);
            if (fresh.Count == 0 || Waits(""))
            {
                continue;
            }

            try
            {
                await Send(user, fresh, stop);
                accepted++;
                later.Remove(user.Id);
                later.Remove("");
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // A command that was refused is this user's trouble; all else is the server's.
                Later(e is SmtpCommandException or ParseException ? user.Id : "", e);
            }
        }

        return accepted;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    await Round(stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    Later("", e);
                }

                await Task.Delay(TimeSpan.FromSeconds(Limits.MailEverySeconds), time, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The node is served no longer.
        }
    }

    private async Task Send(User user, List<Zones.Notice> fresh, CancellationToken stop)
    {
        using var message = NoticeMail.Of(
            settings, user.Id, MailboxAddress.Parse(user.Mail!), fresh, time.GetUtcNow());
        using var client = new SmtpClient
        {
            Timeout = Limits.MailTimeoutMs, LocalDomain = settings.From.Domain,
        };
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security, stop);
        if (settings is { User: { } name, Password: { } password })
        {
            await client.AuthenticateAsync(name, password, stop);
        }

        await client.SendAsync(message, stop);
        Mark(user, fresh);
        // That it does not take its leave changes nothing: it has accepted.
        await Task.WhenAny(client.DisconnectAsync(quit: true, stop));
    }

    private List<Zones.Notice> Fresh(User user)
    {
        var mailed = node.Keys.Database.Read(tables => tables.Query<string>(
            $"select notice from notices_mailed where person = {user.Id}")).ToHashSet(StringComparer.Ordinal);
        return [.. notices.For(new(user.Id)).Where(one => !one.IsRead && !mailed.Contains(one.Notice.Id))
            .Select(one => one.Notice)];
    }

    private void Mark(User user, List<Zones.Notice> sent) => node.Keys.Database.Transact(tables =>
    {
        foreach (var one in sent)
        {
            tables.Execute($"""
                insert into notices_mailed (person, notice) values ({user.Id}, {one.Id})
                on conflict (person, notice) do nothing
                """);
        }

        return 0;
    });

    private bool Waits(string whom) => later.TryGetValue(whom, out var one) && time.GetUtcNow() < one.Again;

    // The kind of failure alone is logged: what a server says often repeats the address.
    private void Later(string whom, Exception e)
    {
        var failures = later.GetValueOrDefault(whom).Failures + 1;
        var minutes = Math.Min(1 << Math.Min(failures - 1, 10), Limits.MailAgainMinutesMax);
        later[whom] = (failures, time.GetUtcNow().AddMinutes(minutes));
        logger.LogWarning("A mail could not be sent ({Kind}); tried again in {Minutes} minutes.",
            e is SmtpCommandException refused ? $"{(int)refused.StatusCode}" : e.GetType().Name, minutes);
    }
}
