using Aman.Access;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>Whatever way the chains come in, every node ends with the same tables; so does a rebuild.</summary>
public class OrderLaws(ITestOutputHelper output)
{
    private const string NotesTable =
        "create table notes (id text primary key, value text not null, stamp text not null);";

    private static readonly Kinds CarefulKinds = new(("note.taken/1", typeof(CarefulNote)));
    private static readonly Kinds CarelessKinds = new(("note.taken/1", typeof(CarelessNote)));

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task The_order_between_chains_does_not_matter_for_any_kind_of_fact(int round)
    {
        var facts = Generators.All.Values.ToList();
        var seed = (round * 1000) + (Environment.TickCount % 1000);
        output.WriteLine($"seed {seed}");
        Assert.Single(await Outcomes(seed, Math.Max(150, 8 * facts.Count), facts));
    }

    [Fact]
    public async Task A_fact_with_the_stamp_comparison_passes_this_law() => Assert.Single(
        await Outcomes(11, 150, [dice => new CarefulNote(dice.Text(), dice.Text())], CarefulKinds));

    [Fact]
    public async Task A_fact_without_the_stamp_comparison_is_found_by_this_law() => Assert.NotEqual(
        1, (await Outcomes(11, 150, [dice => new CarelessNote(dice.Text(), dice.Text())], CarelessKinds)).Count);

    // All different outcomes: three orders on each engine, each live and rebuilt.
    private static async Task<HashSet<string>> Outcomes(
        int seed, int length, IReadOnlyList<Func<Dice, Fact>> facts, Kinds? own = null)
    {
        var dice = new Dice(seed);
        var history = History.Draw(dice, own ?? Facts.All, facts, length);
        var tables = own is null ? Schema.Sql : NotesTable;
        var outcomes = new HashSet<string>();
        foreach (var engine in Engines.Here)
        {
            for (var order = 0; order < 3; order++)
            {
                // The product's own facts on whole nodes, locked ones among them: a fact must not need the keys.
                await using var place = own is not null ? Place.Open(Engines.File(engine), own, tables, null)
                    : Place.Of(Node.Open(
                        Engines.New(engine), order == 0 ? "only for tests" : null, TimeProvider.System));
                history.Deliver(place.Journal, dice);
                var verification = place.Journal.Verify();
                Assert.Empty(verification.Faults);
                Assert.Empty(verification.Stopped);
                Assert.Equal(length, verification.Entries);
                outcomes.Add(Outcome(place, tables));
                place.Journal.Rebuild();
                outcomes.Add(Outcome(place, tables));
            }
        }

        return outcomes;
    }

    private static string Outcome(Place place, string tables) =>
        string.Join('\n', place.Database.Fingerprints(tables).Select(table => $"{table.Key} {table.Value}"));

    /// <summary>Last writer by stamp, as the topics do it.</summary>
    private sealed record CarefulNote(string Id, string Value) : Fact
    {
        protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
            insert into notes (id, value, stamp) values ({Id}, {Value}, {entry.Stamp}) on conflict (id) do update set
            value = excluded.value, stamp = excluded.stamp where excluded.stamp > notes.stamp
            """);
    }

    /// <summary>The negative control: last writer by luck.</summary>
    private sealed record CarelessNote(string Id, string Value) : Fact
    {
        protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
            insert into notes (id, value, stamp) values ({Id}, {Value}, {entry.Stamp}) on conflict (id) do update set
            value = excluded.value, stamp = excluded.stamp
            """);
    }
}
