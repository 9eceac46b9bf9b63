using Aman.Sharing;
using Xunit;

namespace Aman.Tests.Topics.Sharing;

/// <summary>Whatever is agreed, asked, decided, consented to, taken back and let lapse in whatever order: nothing is
/// handed out outside agreement, request and consent.</summary>
public class SharingLawTests(ITestOutputHelper output)
{
    private const int Seed = 20261124, Histories = 10_000, Steps = 40;
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly string[] Fields = ["names", "phones", "specific-needs"];

    [Fact]
    public void Nothing_is_handed_out_unlawfully_in_10_000_random_histories()
    {
        var (handedOut, unlawful) = Play(agreement: true, request: true, consent: true);
        output.WriteLine($"{Histories:N0} histories, {handedOut:N0} disclosures, {unlawful.Count:N0} unlawful");
        Assert.Empty(unlawful);
        Assert.True(handedOut > Histories);
    }

    // The controls: without any one of the three the same judge finds what it must not.
    [Theory]
    [InlineData(false, true, true, "agreement")]
    [InlineData(true, false, true, "request")]
    [InlineData(true, true, false, "consent")]
    public void Without_one_of_the_three_it_is_caught(bool agreement, bool request, bool consent, string caught)
    {
        var (_, unlawful) = Play(agreement, request, consent);
        output.WriteLine($"Without {caught}: {unlawful.Count:N0} unlawful disclosures");
        Assert.Equal([caught], unlawful.Distinct());
    }

    [Fact]
    public void A_text_that_was_changed_meanwhile_has_nobody_s_word()
    {
        var random = new Random(Seed);
        var world = new World(random);
        var steps = new List<SharingStep> { world.Step(0, "a0", "o2"), world.Step(0, "a0", "o3") };
        var agreement = world.Agreements[0] with { Kind = SharingKinds.Persons };
        Assert.Equal(SharingState.Agreed, SharingLaw.StateOf(agreement, steps, First));
        Assert.Equal(SharingState.Waiting, SharingLaw.StateOf(agreement with { Text = "other" }, steps, First));
    }

    private static (int HandedOut, List<string> Unlawful) Play(bool agreement, bool request, bool consent)
    {
        var (handedOut, unlawful, random) = (0, new List<string>(), new Random(Seed));
        for (var history = 0; history < Histories; history++)
        {
            var world = new World(random);
            for (var at = 0; at < Steps; at++)
            {
                world.Happen();
                if (world.Disclose(agreement, request, consent) is { } disclosed)
                {
                    handedOut++;
                    unlawful.AddRange(world.Judge(disclosed.Request, disclosed.Persons));
                }
            }
        }

        return (handedOut, unlawful);
    }

    /// <summary>A small world of agreements, requests, officers, receivers and persons, and what happened in it.
    /// </summary>
    private sealed class World(Random random)
    {
        private static readonly string[] Officers = ["o1", "o2", "o3", "u1"], Receivers = ["r1", "r2"],
            People = ["p1", "p2", "p3", "p4"], Purposes = ["protection", "health"];

        private readonly List<SharingStep> steps = [];
        private readonly List<(string Person, string Purpose, bool Given)> consents = [];
        private readonly Dictionary<string, string> keys = Receivers.ToDictionary(one => one, one => one + "-key0");
        private readonly HashSet<(string Request, string Person)> given = [];
        private readonly Dictionary<string, int> lost = [];
        private DateOnly today = First;

        public List<Agreement> Agreements { get; } =
        [
            .. Enumerable.Range(0, 2).Select(at => new Agreement($"a{at}",
                random.Next(4) == 0 ? SharingKinds.Figures : SharingKinds.Persons, Purposes[at],
                random.Next(3) == 0 ? Fields[..1] : Fields, random.Next(3) == 0 ? Receivers[..1] : Receivers,
                "basis", 30, First.AddDays(random.Next(40)), random.Next(3) == 0 ? "o1" : "u1", at, $"text-a{at}")),
        ];

        private List<InformationRequest> Requests { get; } =
        [
            .. Enumerable.Range(0, 3).Select(at => new InformationRequest($"q{at}", $"a{at % 2}",
                Receivers[random.Next(2)], random.Next(4) == 0 ? Fields : Fields[..1],
                random.Next(3) == 0 ? ["p1", "p2"] : [], "why", random.Next(4) == 0 ? "o2" : "l1", at, $"text-q{at}")),
        ];

        public SharingStep Step(int kind, string id, string actor, bool agrees = true, string? key = null) => new(
            $"{steps.Count:0000}-{id}-{actor}", kind == 0 ? "agreement" : kind == 1 ? "request" : "end", id,
            kind == 2 ? "" : $"text-{id}", actor, agrees, "because", key, steps.Count);

        public void Happen()
        {
            var officer = Officers[random.Next(Officers.Length)];
            var request = Requests[random.Next(Requests.Count)];
            var purpose = Purposes[random.Next(2)];
            switch (random.Next(20))
            {
                case < 5:
                    steps.Add(Step(0, $"a{random.Next(2)}", officer, random.Next(8) > 0));
                    break;
                case < 10:
                    steps.Add(Step(1, request.Id, officer, random.Next(8) > 0, keys[request.Receiver]));
                    break;
                case 10 when random.Next(3) == 0:
                    steps.Add(Step(2, $"a{random.Next(2)}", officer, false));
                    break;
                case < 16:
                    consents.Add((People[random.Next(4)], purpose, random.Next(4) > 0));
                    break;
                case 17 when random.Next(2) == 0:
                    // The officer's role is taken back, and given again for what follows.
                    lost[officer] = steps.Count;
                    for (var one = 0; one < steps.Count; one++)
                    {
                        steps[one] = steps[one] with { Stands = steps[one].Stands && steps[one].Actor != officer };
                    }

                    break;
                case 16 when random.Next(3) == 0:
                    keys[Receivers[random.Next(2)]] += "'";
                    break;
                default:
                    today = today.AddDays(random.Next(3));
                    break;
            }
        }

        /// <summary>Tries to hand out by the law, or by a law that is told all is well with one of the three.</summary>
        public (InformationRequest Request, IReadOnlyList<string> Persons)? Disclose(
            bool agreement, bool request, bool consent)
        {
            var asked = Requests[random.Next(Requests.Count)];
            var under = Agreements.First(one => one.Id == asked.Agreement);
            var key = keys[asked.Receiver];
            var told = steps.ToList();
            if (!agreement)
            {
                under = under with { Fields = Fields, Receivers = Receivers, ExpiresOn = DateOnly.MaxValue };
                told = [.. told.Where(one => one.Id != under.Id), Yes(0, under.Id, "x"), Yes(0, under.Id, "y")];
            }

            if (!request)
            {
                told = [.. told.Where(one => one.Id != asked.Id), Yes(1, asked.Id, "x"), Yes(1, asked.Id, "y")];
            }

            if (SharingLaw.Forbids(under, asked, told, key, today) is not null)
            {
                return null;
            }

            var standing = !consent ? People.ToHashSet() : People.Where(person => consents.LastOrDefault(
                one => one.Person == person && one.Purpose == under.Purpose).Given).ToHashSet();
            var persons = under.Kind == SharingKinds.Figures ? []
                : SharingLaw.Persons(asked, standing, given.Where(one => one.Request == asked.Id)
                    .Select(one => one.Person).ToHashSet());
            if (under.Kind == SharingKinds.Persons && persons.Count == 0)
            {
                return null;
            }

            given.UnionWith(persons.Select(person => (asked.Id, person)));
            return (asked, persons);

            SharingStep Yes(int kind, string id, string actor) => Step(kind, id, actor, key: key);
        }

        /// <summary>What is wrong with a disclosure that was made now. Written apart from the law it judges.</summary>
        public IEnumerable<string> Judge(InformationRequest request, IReadOnlyList<string> persons)
        {
            var agreement = Agreements.Single(one => one.Id == request.Agreement);
            var needed = agreement.Kind == "persons" ? 2 : 1;
            if (Words("agreement", agreement.Id, agreement.Proposer) is var words
                && (words.Count < needed || words.Values.Any(one => !one.Agrees)
                    || steps.Any(one => one.Step == "end" && one.Id == agreement.Id) || today > agreement.ExpiresOn
                    || !agreement.Receivers.Contains(request.Receiver)
                    || request.Fields.Except(agreement.Fields).Any()))
            {
                yield return "agreement";
            }

            if (Words("request", request.Id, request.Asker) is var granted
                && (granted.Count < needed
                    || granted.Values.Any(one => !one.Agrees || one.ReceiverKey != keys[request.Receiver])))
            {
                yield return "request";
            }

            var asked = request.Persons.Count > 0 ? request.Persons : People;
            foreach (var person in persons)
            {
                var said = consents.FindLast(one => one.Person == person && one.Purpose == agreement.Purpose);
                if (!said.Given || !asked.Contains(person))
                {
                    yield return "consent";
                }
            }
        }

        private Dictionary<string, SharingStep> Words(string step, string id, string without)
        {
            var words = new Dictionary<string, SharingStep>();
            foreach (var one in steps.Where(one => one.Step == step && one.Id == id && one.Actor != without))
            {
                words[one.Actor] = one;
            }

            foreach (var (officer, _) in lost.Where(one => words.TryGetValue(one.Key, out var word) && word.Agrees
                && word.At < one.Value))
            {
                words.Remove(officer);
            }

            return words;
        }
    }
}
