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

    /// <summary>Destroys what a crash between an erasure's commit and its keys' deletion left, and what came in
    /// with an older key store. Runs at each start.</summary>
    /// <returns>How many keys were still here.</returns>
    public static int CatchUp(Tables tables, Keys keys) =>
        keys.Shred(KeysOf(tables.Query<string>($"select person from erasures order by person")));
}

/// <param name="LastAt">Milliseconds since 1970.</param>
public sealed record ErasedCount(string Ground, long Persons, long LastAt);
