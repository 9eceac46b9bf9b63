using Aman.Access;
using Aman.Matching;

namespace Aman.People;

/// <summary>
/// The people of each zone as the matching compares them, in memory only and only while the node is unlocked. Like the
/// index of names it reads the chains from where it stood last, so it is right after a start, a sync or a rebuild.
/// </summary>
public sealed class PeopleMatches
{
    private readonly Dictionary<string, Zone> zones = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public PeopleMatches(Keys keys)
    {
        keys.Locked += Clear;
        keys.Forgotten += _ => Clear();
    }

    /// <summary>Reads what was registered and changed since the last time.</summary>
    /// <exception cref="Refused">node-locked</exception>
    public MatchIndex Of(Tables tables, string zone)
    {
        lock (gate)
        {
            if (tables.Keys.IsLocked)
                throw new Refused("node-locked", "This node is locked. Unlock it with its passphrase, then try again.");
            if (!zones.TryGetValue(zone, out var one))
                zones.Add(zone, one = new());
            foreach (var chain in tables.Query<(string Node, long Number, long? Stopped)>(
                $"select node, number, stopped from heads where scope = {zone} order by node"))
                one.Read(tables, zone, chain.Node, Math.Min(chain.Number, (chain.Stopped ?? long.MaxValue) - 1));
            return one.Index;
        }
    }

    private void Clear()
    {
        lock (gate)
            zones.Clear();
    }

    /// <summary>A person as it is compared; a name that was not told is compared with nobody's.</summary>
    internal static PersonRecord Record(string id, string? household, string sex, BirthDate? birth, PersonNames names,
        PersonContact? contact) => new()
        {
            Id = id,
            Household = household,
            Sex = sex switch { Sexes.Female => Matching.Sex.Female, Sexes.Male => Matching.Sex.Male, _ => default },
            Birth = birth is null ? null : new Birth(
                birth.Year, birth.Month ?? 0, birth.Day ?? 0, birth.AgeYears is not null || birth.Season is not null),
            Names =
            [
                .. new[] { names.Arabic, names.Latin, names.Cyrillic }.OfType<NameParts>()
                    .Where(parts => parts.Given != TypedFamily.Unnamed).Select(parts => PersonName.Of(
                        parts.Given, parts.Father, parts.Grandfather, parts.Family, parts.Mother)),
            ],
            Phones = contact?.Phones ?? [],
            Documents = [.. (contact?.Documents ?? []).Select(paper => paper.Number)],
        };

    private sealed class Zone
    {
        private const string Any = "{\"kind\":\"";
        private static readonly string
            Household = Any + "household%", People = Any + "person%", Member = Any + "member%", Head = Any + "head%",
            Reading = Any + "personal-data%";
        private readonly Dictionary<string, long> readUpTo = new(StringComparer.Ordinal);

        public MatchIndex Index { get; } = new();

        public void Read(Tables tables, string zone, string node, long last)
        {
            for (var from = readUpTo.GetValueOrDefault(node); from < last; readUpTo[node] = from)
            {
                var page = tables.Query<(long Number, string Body)>($"""
                    select number, body from entries where node = {node} and scope = {zone} and number > {from}
                      and number <= {last} and (body like {Household} or body like {People} or body like {Member}
                      or body like {Head}) and body not like {Reading} order by number limit {Limits.IndexPageMax}
                    """);
                var persons = page.SelectMany(one => Facts.All.Read(one.Body) is { } fact ? Persons(fact) : [])
                    .Distinct(StringComparer.Ordinal).ToList();
                foreach (var some in persons.Chunk(Limits.IndexPageMax))
                    Take(tables, zone, some);
                from = page.Count < Limits.IndexPageMax ? last : page[^1].Number;
            }
        }

        private void Take(Tables tables, string zone, IReadOnlyList<string> ids)
        {
            var here = tables.Query<(string Id, string Household)>($"""
                select id, household from people where id in {ids} and zone = {zone} and same_as = '' order by id
                """).ToDictionary(one => one.Id, one => one.Household, StringComparer.Ordinal);
            foreach (var id in ids.Where(id => !here.ContainsKey(id)))
                Index.Remove(id);
            foreach (var person in OpenedPeople.Some(tables, [.. here.Keys], needs: false, leaveOut: true))
                if (person.Identity is { } identity)
                    Index.Add(Record(person.Id, here[person.Id], person.Sex, identity.Birth, identity.Names,
                        person.Contact));
                else
                    Index.Remove(person.Id);
        }

        private static IEnumerable<string> Persons(Fact fact) => fact switch
        {
            HouseholdRegistered one => one.Persons.Select(person => person.Id),
            HouseholdReceived one => one.Persons.Select(person => person.Id),
            MemberAdded one => [one.Person.Id],
            PersonCorrected one => [one.Person],
            PersonMoved one => [one.Person.Id],
            HouseholdSplit one => one.Gone.Select(person => person.Id),
            HouseholdsMerged one => one.Joined.Select(person => person.Id),
            PersonsMerged one => [one.Gone],
            MergeUndone one => [one.Gone],
            _ => [],
        };
    }
}
