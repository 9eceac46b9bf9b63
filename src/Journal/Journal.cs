using System.Text.Json;
using System.Threading.Channels;

namespace Aman;

/// <summary>The one door: a live command, an entry from another node and a rebuild all end in the same Apply.</summary>
public sealed partial class Journal : IAsyncDisposable
{
    private const string OwnTables = """
        create table if not exists entries (node text not null, scope text not null, number bigint not null,
          at bigint not null, actor text not null, command text not null, body text not null, previous text not null,
          hash text not null, primary key (node, scope, number));
        create index if not exists entries_command on entries (substr(command, 1, 36));
        create table if not exists heads (node text not null, scope text not null, number bigint not null,
          hash text not null, key text not null, signature text not null, stopped bigint, primary key (node, scope));
        create table if not exists built (program text not null);
        """;

    private readonly string tablesSql;
    private readonly Clock clock;
    private readonly Guard guard;
    private readonly object[] beside;
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(Limits.QueueMax);
    private readonly Task writer;

    /// <param name="tablesSql">Creates every table that facts change; they are rebuilt when it changes.</param>
    /// <param name="key">Null while the node is locked: then it reads, and refuses to record.</param>
    /// <param name="guard">Refuses a caller without the permission in the scope.</param>
    /// <param name="beside">What <see cref="Tables.Beside{T}"/> hands out.</param>
    public Journal(Database database, Kinds kinds, string tablesSql, NodeKey? key, TimeProvider time, Guard guard,
        params object[] beside)
    {
        (Database, Kinds, Key, this.guard, this.beside) = (database, kinds, key, guard, beside);
        (this.tablesSql, clock) = (tablesSql, new(time));
        var built = IsBuilt(database, kinds, tablesSql);
        database.Gate = "entries";
        if (!built)
        {
            Rebuild();
        }

        // Also where this computer's clock now stands years behind: no other node, and no restore, takes an entry that
        // is earlier than those before it.
        clock.Next(Read(tables => tables.One<long?>($"select max(at) from entries")) ?? 0);
        writer = Task.Run(WriteGroups);
    }

    /// <summary>Refuses when the caller lacks the permission in the scope.</summary>
    public delegate void Guard(Tables tables, Caller caller, string permission, string scope);

    public Database Database { get; }

    public NodeKey? Key { get; }

    public Kinds Kinds { get; }

    /// <summary>Whether the tables were made by this program, as those of another build may lack what this one
    /// asks.</summary>
    public static bool IsBuilt(Database database, Kinds kinds, string tablesSql)
    {
        database.Create(OwnTables);
        return database.Ask(own => own.One<string>($"select program from built")) == Program(kinds, tablesSql);
    }

    public T Read<T>(Func<Tables, T> work) => Database.Read(work, beside);

    /// <summary>Decides and records; when the task ends the entry is durable. The same <paramref name="id"/> with the
    /// same content answers with the same entry.</summary>
    /// <exception cref="Refused">By the command, the guard, or for an id that was used for something else.</exception>
    public async Task<Recorded> Record<TCommand>(TCommand command, Caller caller, Guid id)
        where TCommand : ICommand
    {
        if (Key is null)
        {
            throw new Refused("node-locked", "This node is locked. Unlock it with its passphrase, then try again.");
        }

        var content = typeof(TCommand).Name + JsonSerializer.Serialize(command);
        if (content.Contains(Kinds.Unstorable, StringComparison.Ordinal))
        {
            throw new Refused("text-unstorable", "A text holds the character NUL, which cannot be kept. Take it out.");
        }

        var waiting = new Waiting(command, TCommand.Permission, caller, $"{id:D}", $"{id:D}/{Key.Digest(content)}");
        await queue.Writer.WriteAsync(waiting);
        return await waiting.Done.Task;
    }

    /// <summary>Entries of one chain behind <paramref name="number"/>, at most <see cref="Limits.BatchMax"/>.</summary>
    public IReadOnlyList<Entry> Since(string node, string scope, long number) => Read(tables => tables.Query<Entry>($"""
        select * from entries where node = {node} and scope = {scope} and number > {number}
        order by number limit {Limits.BatchMax}
        """));

    public IReadOnlyList<Head> Heads() => Read(Heads);

    /// <summary>Takes entries of other nodes, in chain order, as often as they come; all of the batch or
    /// nothing.</summary>
    /// <returns>How many were new.</returns>
    /// <exception cref="Refused">For a batch whose chain does not verify: nothing of it is taken.</exception>
    public int Accept(IReadOnlyList<Entry> entries, IReadOnlyList<Head> heads)
    {
        if (heads.FirstOrDefault(head => !NodeKey.Verify(head)) is { } forged)
        {
            throw Broken(forged.Node, forged.Scope, forged.Number, "its head is not signed by its node");
        }

        return Database.Transact(tables =>
        {
            var taken = new Dictionary<Chain, int>();
            foreach (var (entry, fact) in Ahead(entries.Chunk(Limits.GroupMax), ReadWhole))
            {
                var chain = taken.Keys.FirstOrDefault(one => one.Is(entry.Node, entry.Scope))
                    ?? Chain.Find(tables, entry.Node, entry.Scope);
                taken[chain] = taken.GetValueOrDefault(chain) + (Take(tables, chain, entry, fact) ? 1 : 0);
            }

            foreach (var (chain, some) in taken)
            {
                chain.Witness(tables, heads.FirstOrDefault(one => chain.Is(one.Node, one.Scope)), some);
            }

            return taken.Values.Sum();
        }, beside);
    }

    /// <summary>Fills the tables anew from all entries and swaps them in.</summary>
    /// <returns>The number of entries.</returns>
    public long Rebuild() => Database.Rebuild(tablesSql, tables =>
    {
        tables.Execute($"update heads set stopped = null where stopped is not null");
        tables.Execute($"delete from built");
        tables.Execute($"insert into built (program) values ({Program(Kinds, tablesSql)})");
        // Entries come by a connection of their own, or each page would wait for all that is written.
        return Read(entries =>
        {
            var (count, chain) = (0L, (Chain?)null);
            foreach (var (one, fact) in Ahead(Pages(entries), entry => Kinds.Read(entry.Body)))
            {
                chain = chain?.Is(one.Node, one.Scope) == true ? chain : Chain.Find(tables, one.Node, one.Scope);
                Apply(tables, chain, one, fact);
                count++;
            }

            return count;
        });
    }, beside);

    /// <summary>Finds every entry that was altered, removed, reordered or cut off, and every head not signed.</summary>
    public Verification Verify() => Database.Read(tables =>
    {
        var (faults, entries, ends) = (new List<Fault>(), 0L, new Dictionary<(string, string), Entry>());
        foreach (var (entry, hash) in Ahead(Pages(tables), entry => entry.Compute()))
        {
            entries++;
            var before = ends.GetValueOrDefault((entry.Node, entry.Scope));
            if (entry.Number != (before?.Number ?? 0) + 1 || entry.Previous != (before?.Hash ?? ""))
            {
                faults.Add(new(entry.Node, entry.Scope, entry.Number, "does not follow the entry before it"));
            }
            else if (hash != entry.Hash)
            {
                faults.Add(new(entry.Node, entry.Scope, entry.Number, "was altered"));
            }

            ends[(entry.Node, entry.Scope)] = entry;
        }

        var heads = Heads(tables);
        foreach (var head in heads)
        {
            ends.Remove((head.Node, head.Scope), out var last);
            if (last?.Number != head.Number || last.Hash != head.Hash)
            {
                faults.Add(new(head.Node, head.Scope, head.Number, "is not the end that was signed"));
            }
            else if (!NodeKey.Verify(head) || (head.Node == Key?.Node && head.Key != Key.Public))
            {
                faults.Add(new(head.Node, head.Scope, head.Number, "is not signed by its node"));
            }
        }

        faults.AddRange(ends.Values.Select(last =>
            new Fault(last.Node, last.Scope, last.Number, "has no signed head")));
        return new Verification(heads.Count, entries, faults, heads.Where(head => head.Stopped is not null).ToList());
    });

    private Fact? ReadWhole(Entry entry) => entry.Compute() == entry.Hash ? Kinds.Read(entry.Body)
        : throw Broken(entry.Node, entry.Scope, entry.Number, "its hash does not fit its content");

    private static List<Head> Heads(Tables tables) => tables.Query<Head>(
        $"select node, scope, number, hash, key, signature, stopped from heads order by node, scope");

    // What the tables are made by; when it changes they are made anew.
    private static string Program(Kinds kinds, string tablesSql) =>
        NodeKey.Hash(tablesSql + string.Join(' ', kinds.Types.Keys.Order(StringComparer.Ordinal)));

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writer;
    }
}
