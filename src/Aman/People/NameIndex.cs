using Aman.Access;

namespace Aman.People;

/// <summary>
/// The names of a zone's people, in memory only and only while the node is unlocked. It reads the chains from where it
/// stood last, so it needs no hand in what facts do and is right after a start, a sync or a rebuild. About 100 bytes
/// a person: a person is a row of numbers of words, and each word is kept once.
/// </summary>
public sealed class NameIndex
{
    private readonly Dictionary<string, Names> zones = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public NameIndex(Keys keys)
    {
        keys.Locked += Clear;
        // Erasing is rare, and reading all anew leaves nothing of who was erased.
        keys.Forgotten += _ => Clear();
    }

    /// <summary>Persons whose names hold every word, best first: whole words, then beginnings, then parts.</summary>
    internal IReadOnlyList<string> Find(Tables tables, string zone, IReadOnlyList<string> words, int most)
    {
        lock (gate)
        {
            CatchUp(tables, zone);
            return zones[zone].Find(words, most);
        }
    }

    /// <summary>Reads what was registered in the zone since the last time; the first time reads all of it.</summary>
    /// <exception cref="Refused">node-locked.</exception>
    public void CatchUp(Tables tables, string zone)
    {
        lock (gate)
        {
            if (tables.Keys.IsLocked)
                throw new Refused("node-locked", "This node is locked. Unlock it with its passphrase, then try again.");
            if (!zones.TryGetValue(zone, out var names))
                zones.Add(zone, names = new Names());
            foreach (var chain in tables.Query<(string Node, long Number, long? Stopped)>(
                $"select node, number, stopped from heads where scope = {zone} order by node"))
                names.Read(tables, zone, chain.Node, Math.Min(chain.Number, (chain.Stopped ?? long.MaxValue) - 1));
        }
    }

    private void Clear()
    {
        lock (gate)
            zones.Clear();
    }

    private sealed class Names
    {
        private static readonly string
            Registered = Of(HouseholdRegistered.Kind), Added = Of(MemberAdded.Kind),
            Received = Of(HouseholdReceived.Kind), Corrected = Of(PersonCorrected.Kind);
        private static readonly Comparer<(int Fit, string Id)> ByFitThenId = Comparer<(int Fit, string Id)>.Create(
            (one, other) => one.Fit != other.Fit
                ? one.Fit.CompareTo(other.Fit) : string.CompareOrdinal(one.Id, other.Id));
        private readonly Dictionary<string, long> readUpTo = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly List<string> words = [];
        private readonly List<string> persons = [];
        private readonly List<int> wordsOfPersons = [];
        private readonly List<int> ends = [];

        public void Read(Tables tables, string zone, string node, long last)
        {
            var from = readUpTo.GetValueOrDefault(node);
            while (from < last)
            {
                var page = tables.Query<(long Number, string Body)>($"""
                    select number, body from entries where node = {node} and scope = {zone} and number > {from}
                    and number <= {last} and (body like {Registered} or body like {Added} or body like {Received}
                      or body like {Corrected}) order by number limit {Limits.IndexPageMax}
                    """);
                Take(tables, page.ConvertAll(one => Facts.All.Read(one.Body)));
                from = page.Count < Limits.IndexPageMax ? last : page[^1].Number;
                readUpTo[node] = from;
            }
        }

        public List<string> Find(IReadOnlyList<string> wanted, int most)
        {
            var fits = wanted.Select(word => words.ConvertAll(one => Fit(one, word))).ToList();
            var found = new PriorityQueue<string, (int Fit, string Id)>(ByFitThenId);
            for (int person = 0, start = 0; person < persons.Count; start = ends[person++])
            {
                var sum = 0;
                foreach (var fit in fits)
                {
                    var best = 0;
                    for (var at = start; at < ends[person]; at++)
                        best = Math.Max(best, fit[wordsOfPersons[at]]);
                    sum = best == 0 ? int.MinValue : sum + best;
                    if (best == 0)
                        break;
                }

                if (sum > 0 && persons[person].Length > 0)
                    found.Enqueue(persons[person], (sum, persons[person]));
                if (found.Count > most)
                    found.Dequeue();
            }

            var ids = new List<string>();
            while (found.TryDequeue(out var id, out _))
                ids.Insert(0, id);
            return ids;
        }

        private static int Fit(string word, string wanted) =>
            word == wanted ? 4 : word.StartsWith(wanted, StringComparison.Ordinal) ? 2
            : word.Contains(wanted, StringComparison.Ordinal) ? 1 : 0;

        private static string Of(string kind) => $"{{\"kind\":\"{kind}\"%";

        private void Take(Tables tables, List<Fact?> facts)
        {
            Add(tables.Keys, [.. facts.SelectMany(fact => fact switch
            {
                HouseholdRegistered registered => registered.Persons,
                HouseholdReceived received => received.Persons.Where(one => !persons.Contains(one.Id)),
                MemberAdded added => [added.Person],
                _ => [],
            })]);
            foreach (var person in facts.OfType<PersonCorrected>()
                .Where(fact => fact.Fields.Any(field => field.Field.StartsWith("names", StringComparison.Ordinal)))
                .Select(fact => fact.Person).Distinct(StringComparer.Ordinal))
                Correct(tables, person);
        }

        /// <summary>The earlier names stay in their place under no person's id: corrections are few.</summary>
        private void Correct(Tables tables, string person)
        {
            if (persons.IndexOf(person) is >= 0 and var before)
                persons[before] = "";
            if (OpenedPeople.One(tables, person, needs: false)?.Identity?.Names is { } names)
                Add(person, names);
        }

        private void Add(Keys keys, IReadOnlyList<RegisteredPerson> registered)
        {
            var opened = keys.Open([.. registered.Select(person => HouseholdRegistered.Identity.KeyOf(person.Id))]);
            foreach (var person in registered)
            {
                // Erased, or sealed by a node whose keys are not here; one that was altered must not stop the others.
                if (NamesOf(opened, person) is not { } names)
                    continue;
                Add(person.Id, names);
            }
        }

        private void Add(string person, PersonNames names)
        {
            persons.Add(person);
            foreach (var word in new[] { names.Arabic, names.Latin, names.Cyrillic }.OfType<NameParts>()
                .SelectMany(parts => parts.All).SelectMany(NameFolding.Words).Distinct(StringComparer.Ordinal))
                wordsOfPersons.Add(Number(word));
            ends.Add(wordsOfPersons.Count);
        }

        private static PersonNames? NamesOf(IReadOnlyDictionary<string, byte[]> keys, RegisteredPerson person)
        {
            try
            {
                var key = keys.GetValueOrDefault(HouseholdRegistered.Identity.KeyOf(person.Id));
                return person.Identity.Open(key, person.Id, HouseholdRegistered.Identity)?.Names;
            }
            catch (Refused refused) when (refused.Code == "sealed-altered")
            {
                return null;
            }
        }

        private int Number(string word)
        {
            if (!numbers.TryGetValue(word, out var number))
            {
                numbers.Add(word, number = words.Count);
                words.Add(word);
            }

            return number;
        }
    }
}
