namespace Aman.Registries;

/// <summary>
/// A registry of people who never were, as long as wanted: the same seed and rates give the same list on every machine.
/// It streams; only the families that will be registered again within the next 1,000 are remembered, by number.
/// </summary>
public sealed class Registry(ulong seed, Rates? rates = null)
{
    private readonly Rates rates = rates ?? new();

    public Family Family(int index) => new FamilyDraw(rates, seed, index).Family();

    /// <summary>One member's registration; time 0 is the first, each further time another office.</summary>
    public Entry Write(Family family, int member, int time) =>
        new Registration(rates, seed, family, time).Write(member);

    /// <summary>Registrations in the order they were made: families, among them those that come again.</summary>
    public IEnumerable<Entry> Entries(int people) => Numbered(people).Select(one => one.Entry);

    /// <summary>With the index of the family, which rises.</summary>
    public IEnumerable<(int Family, Entry Entry)> Numbered(int people)
    {
        var again = new List<int>[FamilyDraw.AgainWithin + 1];
        var left = people;
        for (var index = 0; left > 0; index++)
        {
            var family = Family(index);
            if (family.AgainAfter > 0)
                (again[(index + family.AgainAfter) % again.Length] ??= []).Add(index);
            var due = again[index % again.Length] ?? [];
            foreach (var entry in First(family).Concat(due.SelectMany(earlier => Again(Family(earlier)))))
            {
                if (left-- <= 0)
                    yield break;
                yield return (index, entry);
            }

            due.Clear();
        }
    }

    /// <summary>
    /// People at the gate once the first <paramref name="families"/> families were registered: every second one is
    /// known already and the others are new. Of the new ones a third belong to a family that is registered, so that all
    /// but the given name and the birth date is known.
    /// </summary>
    public IEnumerable<(Entry Entry, bool Known)> Arrivals(int families)
    {
        var settled = Math.Max(1, families - 1);
        for (var number = 0; ; number++)
        {
            var draw = App.Demo.Draw.For(seed ^ 0x0A11_17A1, number);
            var known = number % 2 == 0;
            var stranger = !known && draw.Chance(667);
            for (; ; )
            {
                var family = Family(stranger ? 1_000_000_000 + draw.Below(1_000_000_000) : draw.Below(settled));
                var fitting = Enumerable.Range(0, family.Members.Count).Where(at => stranger
                    || family.Members[at] is var member && (known ? !member.Late && !member.Baby
                        : member.Late && family.AgainAfter == 0 && !member.Again)).ToList();
                if (fitting.Count == 0)
                    continue;
                yield return (Write(family, fitting[draw.Below(fitting.Count)], 10 + number), known);
                break;
            }
        }
    }

    private IEnumerable<Entry> First(Family family)
    {
        var first = new Registration(rates, seed, family, 0);
        var later = new Registration(rates, seed, family, 2);
        for (var at = 0; at < family.Members.Count; at++)
        {
            if (family.Members[at] is { Late: false, Baby: false })
                yield return first.Write(at);
            if (family.Members[at].Again)
                yield return later.Write(at);
        }
    }

    private IEnumerable<Entry> Again(Family family)
    {
        var again = new Registration(rates, seed, family, 1);
        for (var at = 0; at < family.Members.Count; at++)
        {
            if (at == 0 || !App.Demo.Draw.For(unchecked(seed + 17 + (ulong)at), family.Index).Chance(80))
                yield return again.Write(at);
        }
    }
}
