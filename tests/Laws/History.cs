using System.Globalization;
using Aman.Access;

namespace Aman.Tests.Laws;

/// <summary>A journal on an empty place with any kinds and tables, for laws about the kernel itself.</summary>
public sealed class Place : IAsyncDisposable
{
    private readonly IAsyncDisposable? node;

    private Place(Database database, Journal journal, IAsyncDisposable? node = null) =>
        (Database, Journal, this.node) = (database, journal, node);

    public Database Database { get; }

    public Journal Journal { get; }

    /// <param name="where">What <see cref="Engines.File"/> gave; opened again it finds what stands there.</param>
    public static Place Open(string where, Kinds kinds, string tables, NodeKey? key, params object[] beside)
    {
        var database = new Database(where);
        return new(database, new(database, kinds, tables, key, TimeProvider.System, Roles.Require, beside));
    }

    public static Place Of(Node node) => new(node.Database, node.Journal, node);

    public async ValueTask DisposeAsync()
    {
        if (node is not null)
        {
            await node.DisposeAsync();
            return;
        }

        await Journal.DisposeAsync();
        Database.Dispose();
    }
}

/// <summary>Chains as several nodes would have written them while cut off from one another, without a
/// database.</summary>
public sealed record History(IReadOnlyList<IReadOnlyList<Entry>> Chains, IReadOnlyList<NodeKey> Keys)
{
    private static readonly string[] Scopes = [Entry.World, "zone-0", "zone-1"];

    public IEnumerable<Entry> Entries => Chains.SelectMany(chain => chain);

    /// <summary>Draws <paramref name="length"/> facts, on two to four nodes whose clocks differ and often
    /// agree.</summary>
    public static History Draw(Dice dice, Kinds kinds, IReadOnlyList<Func<Dice, Fact>> generators, int length)
    {
        var keys = Enumerable.Range(0, 2 + dice.Next(3)).Select(at => Key($"node-{at}")).ToList();
        var clocks = keys.ToDictionary(key => key.Node, _ => 1_700_000_000_000L << 16);
        var chains = new Dictionary<(string, string), List<Entry>>();
        for (var at = 0; at < length; at++)
        {
            var (key, scope) = (dice.Of(keys), dice.Of(Scopes));
            if (!chains.TryGetValue((key.Node, scope), out var chain))
            {
                chains.Add((key.Node, scope), chain = []);
            }

            // Every kind is drawn before any is drawn again.
            var fact = generators[at % generators.Count](dice);
            var command = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-7000-8000-{at:d12}/{at:x32}");
            chain.Add(new Entry(key.Node, scope, chain.Count + 1, clocks[key.Node] += 1 + dice.Next(2),
                dice.Text(), command, kinds.Write(fact), chain.LastOrDefault()?.Hash ?? "", "").Hashed());
        }

        return new([.. chains.Values], keys);
    }

    public static NodeKey Key(string node) => new(node, NodeSeed(node));

    /// <summary>Gives the chains to a journal in random pieces and order, now and then a piece twice.</summary>
    public void Deliver(Journal journal, Dice dice)
    {
        var sent = Chains.ToDictionary(chain => chain, _ => 0);
        while (sent.Where(one => one.Value < one.Key.Count).Select(one => one.Key).ToList() is { Count: > 0 } open)
        {
            var chain = dice.Of(open);
            var from = dice.Next(5) == 0 ? dice.Next(sent[chain] + 1) : sent[chain];
            sent[chain] = Math.Max(sent[chain], Math.Min(chain.Count, from + 1 + dice.Next(9)));
            var piece = chain.Skip(from).Take(sent[chain] - from).ToList();
            journal.Accept(piece, [Head(chain[sent[chain] - 1])]);
        }
    }

    public IReadOnlyList<Head> Heads => Chains.Select(chain => Head(chain[^1])).ToList();

    private Head Head(Entry last) => Keys.First(key => key.Node == last.Node).Sign(last);

    private static byte[] NodeSeed(string node) =>
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(node));
}
