namespace Aman;

/// <summary>The writer of <see cref="Journal"/>: what waits together is made durable together.</summary>
public sealed partial class Journal
{
    internal static Refused Broken(string node, string scope, long number, string why) =>
        new("chain-broken", $"Entry {number} of chain {node}/{scope} was not taken: {why}.");

    private static IEnumerable<IReadOnlyList<Entry>> Pages(Tables tables)
    {
        IReadOnlyList<Entry> page = [new("", "", 0, 0, "", "", "", "", "")];
        while ((page = tables.Query<Entry>($"""
            select * from entries where (node, scope, number) > ({page[^1].Node}, {page[^1].Scope}, {page[^1].Number})
            order by node, scope, number limit {Limits.BatchMax}
            """)).Count > 0)
        {
            yield return page;
        }
    }

    // A page is parsed on the other cores while the one before it is used.
    private static IEnumerable<(Entry Entry, T With)> Ahead<T>(IEnumerable<IEnumerable<Entry>> pages, Func<Entry, T> of)
    {
        var ready = Task.FromResult<(Entry, T)[]>([]);
        foreach (var page in pages.Append([]))
        {
            var next = Task.Run(() => page.Select(entry => (entry, of(entry))).ToArray());
            foreach (var one in ready.GetAwaiter().GetResult())
            {
                yield return one;
            }

            ready = next;
        }
    }

    private async Task WriteGroups()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            var group = new List<Waiting>();
            while (group.Count < Limits.GroupMax && queue.Reader.TryRead(out var waiting))
            {
                group.Add(waiting);
            }

            WriteGroup(group);
        }
    }

    // One command's bug must not fail the others: they are written again, each alone.
    private void WriteGroup(IReadOnlyList<Waiting> group)
    {
        try
        {
            var outcomes = Database.Transact(tables => Decide(tables, group), beside);
            foreach (var (waiting, outcome) in group.Zip(outcomes))
            {
                outcome(waiting.Done);
            }
        }
        catch (Exception) when (group.Count > 1)
        {
            group.ToList().ForEach(waiting => WriteGroup([waiting]));
        }
        catch (Exception bug)
        {
            group[0].Done.SetException(bug);
        }
    }

    private List<Action<TaskCompletionSource<Recorded>>> Decide(Tables tables, IReadOnlyList<Waiting> group)
    {
        var chains = new Dictionary<string, Chain>(StringComparer.Ordinal);
        var ends = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var outcomes = new List<Action<TaskCompletionSource<Recorded>>>(group.Count);
        var known = Known(tables, group);
        foreach (var waiting in group)
        {
            try
            {
                var repeated = known.TryGetValue(waiting.Id, out var entry);
                if (repeated && entry!.Command != waiting.Signature)
                {
                    throw new Refused("command-id-used",
                        "This command id was used before for something else. Send it again under a new id.");
                }

                if (!repeated && (entry = Decide(tables, waiting, chains)) is not null)
                {
                    known[waiting.Id] = ends[entry.Scope] = entry;
                }

                outcomes.Add(done => done.SetResult(new(entry, repeated)));
            }
            catch (Refused refused)
            {
                outcomes.Add(done => done.SetException(refused));
            }
        }

        foreach (var (scope, entry) in ends)
        {
            chains[scope].Keep(tables, Key!.Sign(entry));
        }

        return outcomes;
    }

    // Entries by the ids of commands that were sent before.
    private static Dictionary<string, Entry> Known(Tables tables, IReadOnlyList<Waiting> group) =>
        tables.Query<Entry>($"""
            select * from entries where substr(command, 1, 36) in {group.Select(waiting => waiting.Id).ToList()}
            order by node, scope, number
            """).DistinctBy(entry => entry.Command[..36]).ToDictionary(entry => entry.Command[..36]);

    private Entry? Decide(Tables tables, Waiting waiting, Dictionary<string, Chain> chains)
    {
        Fact? fact;
        tables.ReadOnly = true;
        try
        {
            guard(tables, waiting.Caller, waiting.Permission, waiting.Command.Scope);
            fact = waiting.Command.Decide(tables, waiting.Caller);
        }
        finally
        {
            tables.ReadOnly = false;
        }

        if (fact is null)
        {
            return null;
        }

        if (!chains.TryGetValue(waiting.Command.Scope, out var chain))
        {
            chains.Add(waiting.Command.Scope, chain = Chain.Find(tables, Key!.Node, waiting.Command.Scope));
        }

        // What this program cannot read of its own chain it has not applied, so it decided in the dark.
        if (chain.Stopped is { } unread)
        {
            throw new Refused("chain-stopped", $"A newer program wrote entry {unread} here. Install it again first.");
        }

        var entry = new Entry(chain.Node, chain.Scope, chain.Number + 1, clock.Next(chain.At), waiting.Caller.Actor,
            waiting.Signature, Kinds.Write(fact), chain.Hash, "").Hashed();
        chain.Append(tables, entry);
        Apply(tables, chain, entry, fact);
        return entry;
    }

    private bool Take(Tables tables, Chain chain, Entry entry, Fact? fact)
    {
        if (entry.Number <= chain.Number)
        {
            var known = tables.One<string>($"""
                select hash from entries where node = {entry.Node} and scope = {entry.Scope} and number = {entry.Number}
                """);
            return known == entry.Hash ? false
                : throw Broken(entry.Node, entry.Scope, entry.Number, "another entry stands in its place");
        }

        // A time that went back, or stood, could make a late entry the first or a false one the last word.
        if (entry.Number != chain.Number + 1 || entry.Previous != chain.Hash || entry.At <= chain.At)
        {
            throw Broken(entry.Node, entry.Scope, entry.Number, "it does not follow the entry before it");
        }

        if (!clock.Witness(entry.At))
        {
            throw Broken(entry.Node, entry.Scope, entry.Number, "its clock is a day ahead; set both clocks right");
        }

        chain.Append(tables, entry);
        Apply(tables, chain, entry, fact);
        return true;
    }

    private static void Apply(Tables tables, Chain chain, Entry entry, Fact? fact)
    {
        if (chain.Stopped is null && fact is null)
        {
            chain.Stop(tables, entry);
        }
        else if (chain.Stopped is null)
        {
            fact!.Apply(tables, entry);
        }
    }

    private sealed record Waiting(ICommand Command, string Permission, Caller Caller, string Id, string Signature)
    {

        public TaskCompletionSource<Recorded> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What <see cref="Journal.Verify"/> found.</summary>
public sealed record Verification(int Chains, long Entries, IReadOnlyList<Fault> Faults, IReadOnlyList<Head> Stopped);

/// <summary>The first entry at which a chain does not hold.</summary>
public sealed record Fault(string Node, string Scope, long Number, string What);
