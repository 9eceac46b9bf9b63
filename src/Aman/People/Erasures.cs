using Aman.Access;

namespace Aman.People;

/// <summary>Who was erased, and that their keys are gone.</summary>
public static class Erasures
{
    public const string Permission = "protection.read";

    /// <summary>How many persons of a zone were erased, on each ground.</summary>
    public static IReadOnlyList<ErasedCount> Of(Tables tables, string zone) => tables.Query<ErasedCount>($"""
        select ground, count(*) as persons, max(at) as last_at from erasures where zone = {zone}
        group by ground order by ground
        """);

    /// <summary>Both keys of each person.</summary>
    public static IReadOnlyList<string> KeysOf(IEnumerable<string> persons) =>
        [.. persons.SelectMany(person => new[] { "person:" + person, "needs:" + person })];

    /// <summary>No key is ever made anew for who was erased: what was sealed before would no longer fit it.</summary>
    /// <exception cref="Refused">person-erased</exception>
    internal static void RequireNone(Tables tables, IReadOnlyList<string> keys)
    {
        List<string> persons = [.. keys.Select(key => key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..])];
        if (persons.Count > 0
            && tables.One<string>($"select person from erasures where person in {persons} limit 1") is { } person)
            throw new Refused("person-erased",
                $"Person {person} was erased, which cannot be undone. Register the person anew, under a new id.");
    }

    /// <summary>Destroys what a crash between an erasure's commit and its keys' deletion left, and what came in
    /// with an older key store. Runs at each start.</summary>
    /// <returns>How many persons' keys were still here.</returns>
    public static int CatchUp(Tables tables, Keys keys)
    {
        var persons = tables.Query<string>($"select person from erasures order by person");
        keys.Shred([.. persons.Select(person => "needs:" + person)]);
        return keys.Shred([.. persons.Select(person => "person:" + person)]);
    }
}

/// <param name="LastAt">Milliseconds since 1970.</param>
public sealed record ErasedCount(string Ground, long Persons, long LastAt);
