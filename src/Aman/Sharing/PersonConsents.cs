using Aman.People;

namespace Aman.Sharing;

/// <summary>What a person said on a purpose, newest first.</summary>
public sealed record Consent(string Purpose, bool Given, string Words, string Language, long At);

/// <summary>Consents to sharing, each a step of its own; the last word counts.</summary>
public static class PersonConsents
{
    public const string Permission = "sharing.consent";

    public static IReadOnlyList<Consent> Of(Tables tables, string zone, string person) => tables.Query<Consent>($"""
        select purpose, given, words, language, at from consents where zone = {zone} and person = {person}
        order by stamp desc limit {Limits.RowsMax}
        """);

    /// <summary>Registered persons whose last word on the purpose was yes. Of a person that was registered twice a no
    /// under any of its ids stands for all, through however many mergers.</summary>
    internal static HashSet<string> Standing(Tables tables, string zone, string purpose)
    {
        var ends = Merger.Ends(tables);
        var words = tables.Query<(string Person, long Given)>($"""
            select c.person, c.given from consents c
            join people p on p.id = c.person and p.zone = c.zone
            where c.zone = {zone} and c.purpose = {purpose} and not exists (
              select 1 from consents later where later.zone = c.zone and later.person = c.person
                and later.purpose = c.purpose and later.stamp > c.stamp)
            """);
        var standing = words.Where(one => one.Given == 1 && !ends.ContainsKey(one.Person)).Select(one => one.Person)
            .ToHashSet(StringComparer.Ordinal);
        standing.ExceptWith(words.Where(one => one.Given == 0)
            .Select(one => ends.GetValueOrDefault(one.Person, one.Person)));
        return standing;
    }

    internal static void Add(
        Tables tables, Entry entry, IReadOnlyList<string> persons, string purpose, string words, string language,
        bool given)
    {
        foreach (var person in persons)
        {
            tables.Execute($"""
                insert into consents (zone, person, purpose, stamp, given, words, language, actor, at)
                values ({entry.Scope}, {person}, {purpose}, {entry.Stamp}, {given}, {words}, {language},
                  {entry.Actor}, {entry.AtMs})
                on conflict (zone, person, purpose, stamp) do nothing
                """);
        }
    }
}
