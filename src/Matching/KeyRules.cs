namespace Aman.Matching;

/// <summary>The rules by which the index finds candidates, for a registry too large for one machine: a table of keys,
/// and the join that finds who shares a rare one. Keys are numbers; a name cannot be read from one, but a guess at a
/// name can be tested against it: keep them as closed as the names.</summary>
public static class KeyRules
{
    /// <summary>A key that more people have leads nowhere.</summary>
    public const int PeopleMost = 150;

    public const string Table = """
        create table match_keys (key bigint not null, id text not null);
        create index match_keys_by_key on match_keys (key, id)
        """;

    /// <summary>Pairs that share a key which is not too common: columns one, other, shared (how many keys).</summary>
    public const string Candidates = """
        select mine.id as one, yours.id as other, count(*) as shared
        from (select key from match_keys group by key having count(*) between 2 and 150) as rare
        join match_keys as mine on mine.key = rare.key
        join match_keys as yours on yours.key = rare.key and yours.id > mine.id
        group by mine.id, yours.id
        """;

    /// <summary>The rows of <see cref="Table"/> for a person. Names stand in it with the year of birth as well: of
    /// names that too many have, those of one year are joined.</summary>
    public static IReadOnlyList<long> Of(PersonRecord person)
    {
        var vocabulary = new Vocabulary();
        var profile = Profile.Of(person, vocabulary);
        Span<ulong> keys = stackalloc ulong[Keys.Most];
        Span<ulong> names = stackalloc ulong[Keys.Most];
        var count = Keys.Of(profile, vocabulary, keys, names);
        var year = Keys.Year(profile.Birth);
        var numbers = new List<long>(2 * count);
        for (var at = 0; at < count; at++)
        {
            numbers.Add((long)keys[at]);
            if (names[at] != 0 && year > 0)
                numbers.Add((long)Keys.InYear(keys[at], year));
        }

        return numbers;
    }
}
