using Aman.Access;

namespace Aman.People;

/// <summary>Erases persons for good: every node that hears of it destroys their keys, so that their names, papers,
/// needs and all that was ever corrected in them can be opened nowhere any more. What stays is what figures need.
/// It cannot be undone.</summary>
/// <param name="Persons">Ids, at most <see cref="Limits.ErasedAtOnceMax"/>.</param>
/// <param name="Ground">One of <see cref="ErasureGrounds.All"/>; free text would carry names into the
/// journal.</param>
public sealed record ErasePersons(string Zone, IReadOnlyList<string> Persons, string Ground) : ICommand
{
    public static string Permission => "protection.erase";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (!ErasureGrounds.All.Contains(Ground, StringComparer.Ordinal))
            throw new Refused("erasure-ground",
                $"Say why they are erased, one of: {string.Join(", ", ErasureGrounds.All)}.");
        if (Persons is null or [] || Persons.Count > Limits.ErasedAtOnceMax || Persons.Contains(null!))
            throw new Refused("erasure-persons",
                $"Name one to {Limits.ErasedAtOnceMax} persons by their ids; erase more in several steps.");

        // A person of another zone is as absent as one that never was: the answer must not tell which.
        var here = PersonRows.Here(tables, Zone, Persons);
        if (Persons.Except(here, StringComparer.Ordinal).Any())
            throw new Refused("person-absent",
                "One of these persons is not registered here, or you may not erase it. Check the ids and the zone.");
        // Who was registered twice is erased under every id: what lies behind another registration no page shows.
        var behind = Merger.Ends(tables).Where(one => here.Contains(one.Value)).Select(one => one.Key);
        var all = here.Union(behind).ToList();
        var left = all.Except(tables.Query<string>($"select person from erasures where person in {all}"),
            StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return left.Count == 0 ? null : new PersonsErased(left, Ground);
    }
}

/// <summary>Persons were erased. Whatever still arrives about them, from any chain, stays silent: the key is gone, and
/// no node makes or takes one for an erased person again.</summary>
public sealed record PersonsErased(IReadOnlyList<string> Persons, string Ground) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        foreach (var person in Persons)
        {
            tables.Execute($"""
                insert into erasures (person, zone, at, ground, stamp)
                values ({person}, {entry.Scope}, {entry.AtMs}, {Ground}, {entry.Stamp})
                on conflict (person) do update set zone = excluded.zone, at = excluded.at, ground = excluded.ground,
                  stamp = excluded.stamp where excluded.stamp < erasures.stamp
                """);
        }

        // A journal that is only checked or rebuilt elsewhere stands without a key store.
        tables.BesideOrNull<Keys>()?.Forget(tables, Erasures.KeysOf(Persons));
    }
}

public static class ErasureGrounds
{
    public const string Request = "request of the person";
    public const string Retention = "retention ended";
    public const string Error = "registered in error";
    public static readonly IReadOnlyList<string> All = [Request, Retention, Error];
}
