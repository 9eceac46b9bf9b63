using System.Text.RegularExpressions;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>What every kind of fact must have; each failure names the step that is missing.</summary>
public partial class FactLaws
{
    private static readonly string[] Samples =
        File.ReadAllLines(Path.Combine(House.Root, "tests/Laws/facts.jsonl"));

    private static IEnumerable<Type> Types => typeof(Facts).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Fact)));

    [Fact]
    public void Every_fact_is_a_sealed_record_that_is_listed_in_Facts() => House.Holds(
        "Every fact is sealed and has its line in src/Aman/Facts.cs.",
        Types.Where(type => !type.IsSealed || !Facts.All.Types.Values.Contains(type)).Select(type => type.Name));

    [Fact]
    public void Every_kind_is_a_topic_with_a_past_tense_and_a_number() => House.Holds(
        "A kind is written topic.past-tense/1.",
        Facts.All.Types.Keys.Where(kind => !Kind().IsMatch(kind)));

    [Fact]
    public void Every_kind_has_a_frozen_sample() => House.Holds(
        "Add the line to tests/Laws/facts.jsonl (what Kinds.Write gives for it), and never change it afterwards.",
        Facts.All.Types.Keys.Where(kind => !Samples.Any(line => OfKind(line, kind)))
            .Select(kind => $"{kind}, for example: {Example(kind)}"));

    [Fact]
    public void Every_frozen_sample_is_read_and_written_back_byte_for_byte() => House.Holds(
        "A released kind never changes: give the new shape a new number.",
        Samples.Where(line => Facts.All.Read(line) is not { } fact || Facts.All.Write(fact) != line
            || !Facts.All.Types.Any(pair => pair.Value == fact.GetType() && OfKind(line, pair.Key))));

    [Fact]
    public void Every_fact_has_a_generator() => House.Holds(
        "The order law draws every kind of fact: add its generator to tests/Laws/Generators.cs.",
        Types.Where(type => !Generators.All.ContainsKey(type)).Select(type => type.Name));

    [Fact]
    public void Every_generated_fact_is_read_back_as_it_was_written()
    {
        foreach (var (type, draw) in Generators.All)
        {
            var dice = new Dice(7);
            for (var at = 0; at < 20; at++)
            {
                var body = Facts.All.Write(draw(dice));
                Assert.Equal(type, Facts.All.Read(body)?.GetType());
                Assert.Equal(body, Facts.All.Write(Facts.All.Read(body)!));
            }
        }
    }

    private static bool OfKind(string line, string kind) =>
        line.StartsWith($"{{\"kind\":\"{kind}\"", StringComparison.Ordinal);

    private static string Example(string kind) =>
        Generators.All.TryGetValue(Facts.All.Types[kind], out var draw)
            ? Facts.All.Write(draw(new(1) { Whole = true })) : "";

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*/[1-9]\d*$")]
    private static partial Regex Kind();
}
