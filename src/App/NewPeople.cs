using System.Diagnostics;
using System.Threading.Channels;
using Aman.Access;
using Aman.People;

namespace Aman.App;

/// <summary>Opens the registers of all zones as soon as the node is unlocked, so that nobody at a gate waits for it,
/// and compares who was just registered with all others. It works beside the door, in a fifth of the time of one core
/// at most: nobody waits in line for it, and what is lost when the node ends is found by the whole run.</summary>
public sealed class NewPeople(Node node, ILogger<NewPeople> logger) : BackgroundService
{
    private static readonly Batch Nobody = new(Roles.Terminal, "", []);
    private readonly Channel<Batch> queue = Channel.CreateBounded<Batch>(
        new BoundedChannelOptions(Limits.NewPeopleMax) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Who was registered by a command is compared, where the caller may fill the queue of pairs.</summary>
    public void After<T>(T command, Caller caller, Recorded recorded)
        where T : ICommand
    {
        if (recorded is not { Repeated: false, Entry: not null })
            return;
        Batch? news = command switch
        {
            RegisterHousehold one => new(caller, one.Zone, [.. one.Persons.Select(person => person.Id)]),
            AddMember one => new(caller, one.Zone, [one.Person.Id]),
            _ => null,
        };
        if (news is not null)
            queue.Writer.TryWrite(news);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What was destroyed is forgotten whole, and opened anew without it.
        void Again(IReadOnlyList<string> keys) => queue.Writer.TryWrite(Nobody);
        node.Keys.Forgotten += Again;
        try
        {
            await Task.Yield();
            await Tried(() => Task.Run(() => Open(stoppingToken), stoppingToken));
            while (await queue.Reader.WaitToReadAsync(stoppingToken))
            {
                var from = Stopwatch.GetTimestamp();
                await Work(stoppingToken);
                await Task.Delay(Stopwatch.GetElapsedTime(from) * Limits.NewPeopleRest, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The node is served no longer.
        }
        finally
        {
            node.Keys.Forgotten -= Again;
        }
    }

    private async Task Work(CancellationToken stop)
    {
        var some = new List<Batch>();
        while (some.Sum(one => one.Persons.Count) < Aman.People.Limits.IndexPageMax
            && queue.Reader.TryRead(out var one))
            some.Add(one);
        await Tried(async () =>
        {
            if (some.Contains(Nobody))
                Open(stop);
            foreach (var group in some.Except([Nobody]).GroupBy(one => (one.Caller, one.Zone)))
                if (node.Journal.Read(tables =>
                    Roles.May(tables, group.Key.Caller, RecordDuplicates.Permission, group.Key.Zone)))
                    await Duplicates.Run(
                        node, group.Key.Caller, group.Key.Zone, [.. group.SelectMany(one => one.Persons)]);
        });
    }

    // What is not caught here would end the whole node.
    private async Task Tried(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Locked meanwhile, a role taken back, a database that is away: the next search opens the register, the
            // whole run compares. No message, as one could hold a name.
            logger.LogWarning("New people were not compared: {Reason}", failed.GetType().Name);
        }
    }

    private void Open(CancellationToken stop)
    {
        if (node.Keys.IsLocked)
            return;
        var part = TimeSpan.FromMilliseconds(Limits.OpeningMs);
        foreach (var zone in node.Journal.Read(tables => tables.Query<string>(
            $"select zone from people group by zone order by zone")))
            while (!stop.IsCancellationRequested && !node.Keys.IsLocked && node.Journal.Read(
                tables => tables.Beside<OpenedRegisters>().Open(tables, zone, part)) < 1)
            {
            }
    }

    private sealed record Batch(Caller Caller, string Zone, IReadOnlyList<string> Persons);
}
