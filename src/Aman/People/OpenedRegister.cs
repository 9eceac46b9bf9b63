using Aman.Matching;

namespace Aman.People;

/// <summary>One zone's people as they are searched. It reads the tables once and from then on what the chains bring, so
/// it needs no hand in what facts do and is right after a start, a sync or a rebuild.</summary>
internal sealed class OpenedRegister
{
    private const string Any = "{\"kind\":\"";
    private const string
        Households = Any + "household%", People = Any + "person%", Members = Any + "member%", Merged = Any + "merge%",
        Readings = Any + "personal-data%";
    private readonly Lock gate = new();
    private readonly Dictionary<string, long> readUpTo = new(StringComparer.Ordinal);
    private readonly Queue<Guid> waiting = new();
    private bool begun;
    private int taken;

    public NameTable Names { get; } = new();

    public MatchIndex Matches { get; } = new();

    private double Share => !begun ? 0 : waiting.Count == 0 ? 1 : (double)taken / (taken + waiting.Count);

    /// <summary>Takes up what was registered and changed since the last time, as far as the time goes.</summary>
    /// <returns>The share of all persons that is open.</returns>
    public double Open(Tables tables, string zone, TimeSpan budget)
    {
        lock (gate)
        {
            // A signed end may be ahead of the entries that have come.
            var chains = tables.Query<(string Node, long Number, long? Stopped)>($"""
                select node, (select coalesce(max(number), 0) from entries
                  where entries.node = heads.node and entries.scope = heads.scope) as number, stopped
                from heads where scope = {zone} order by node
                """)
                .ConvertAll(one => (one.Node, Last: Math.Min(one.Number, (one.Stopped ?? long.MaxValue) - 1)));
            // Somebody whose look at the tables is newer was here before: what waits is not to be read from an older.
            if (chains.Exists(one => one.Last < readUpTo.GetValueOrDefault(one.Node)))
                return Share;
            foreach (var (node, last) in chains)
            {
                if (begun)
                    Follow(tables, zone, node, last);
                readUpTo[node] = last;
            }

            if (!begun)
                tables.Query($"select id from people where zone = {zone} and same_as = '' order by id", rows =>
                {
                    while (rows.Read())
                        Wait(rows.GetString(0));
                    return 0;
                });
            begun = true;
            var time = tables.Beside<TimeProvider>();
            var from = time.GetTimestamp();
            while (waiting.Count > 0)
            {
                Take(tables, zone, Next());
                if (time.GetElapsedTime(from) >= budget)
                    break;
            }

            return Share;
        }
    }

    /// <summary>A person as it is compared; a name that was not told is compared with nobody's.</summary>
    public static PersonRecord Record(string id, string? household, string sex, BirthDate? birth, PersonNames names,
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

    // A million wait at a start: as numbers they take a sixth of the room. Ids are UUIDs; no other is searched for.
    private void Wait(string id)
    {
        if (Guid.TryParseExact(id, "D", out var person))
            waiting.Enqueue(person);
    }

    private List<string> Next()
    {
        var some = new List<string>(Limits.IndexPageMax);
        while (some.Count < Limits.IndexPageMax && waiting.TryDequeue(out var person))
            some.Add(person.ToString("D"));
        taken += some.Count;
        return some;
    }

    private void Follow(Tables tables, string zone, string node, long last)
    {
        for (var from = readUpTo.GetValueOrDefault(node); from < last;)
        {
            var page = tables.Query<(long Number, string Body)>($"""
                select number, body from entries where node = {node} and scope = {zone} and number > {from}
                  and number <= {last} and (body like {Households} or body like {People} or body like {Members}
                  or body like {Merged}) and body not like {Readings} order by number limit {Limits.IndexPageMax}
                """);
            foreach (var person in page.SelectMany(one => Facts.All.Read(one.Body) is { } fact ? Persons(fact) : [])
                .Distinct(StringComparer.Ordinal))
                Wait(person);
            from = page.Count < Limits.IndexPageMax ? last : page[^1].Number;
        }
    }

    private void Take(Tables tables, string zone, List<string> ids)
    {
        // By their ids, as PersonRows.Here does.
        var here = tables.Query<(string Id, string Household)>($"""
            select id, household from people where id in {ids} and zone || '' = {zone} and same_as = '' order by id
            """).ToDictionary(one => one.Id, one => one.Household, StringComparer.Ordinal);
        var opened = OpenedPeople.Some(tables, [.. here.Keys], needs: false, leaveOut: true)
            .Where(person => person.Identity is not null).ToDictionary(person => person.Id, StringComparer.Ordinal);
        foreach (var id in ids)
            if (opened.GetValueOrDefault(id) is { Identity: { } identity } person)
            {
                Names.Add(id, identity.Names);
                Matches.Add(Record(id, here[id], person.Sex, identity.Birth, identity.Names, person.Contact));
            }
            else
            {
                // Gone, merged, erased, altered, or sealed by a node whose keys are not here.
                Names.Remove(id);
                Matches.Remove(id);
            }
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
