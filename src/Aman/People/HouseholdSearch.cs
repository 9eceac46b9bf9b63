using System.Globalization;
using Aman.Access;

namespace Aman.People;

/// <summary>
/// Finds households by parts of names, in any script and order. A hit shows initials only, enough to choose, and is
/// recorded (<see cref="ShowFound"/>); the names themselves are read by <see cref="OpenHousehold"/>.
/// </summary>
public static class HouseholdSearch
{
    public const string Permission = "people.search";

    /// <exception cref="Refused">not-permitted, node-locked, register-opening, search-limit, search-text (empty or too
    /// long)</exception>
    public static async Task<IReadOnlyList<Hit>> Of(
        Node node, Caller caller, string zone, string text, int most = Limits.SearchHitsMax)
    {
        var found = node.Journal.Read(tables =>
        {
            Roles.Require(tables, caller, Permission, zone);
            var words = text.Length > Limits.SearchTextMax ? [] : NameFolding.Words(text);
            if (words.Count is 0 or > Limits.SearchWordsMax || words.Sum(word => word.Length) < 2)
                throw new Refused("search-text",
                    $"Write one to {Limits.SearchWordsMax} words of the names, two letters at least.");
            return tables.Beside<OpenedRegisters>()
                .Named(tables, zone, text, words, Math.Min(most, Limits.SearchHitsMax));
        });
        var show = new ShowFound(zone, SearchKinds.Names, found);
        await node.Journal.Record(show, caller, Guid.CreateVersion7());
        return show.Shown;
    }

    /// <summary>Persons of the zone as shown to somebody who has not opened them, in the order given.</summary>
    internal static IReadOnlyList<Hit> Hits(Tables tables, string zone, IReadOnlyList<string> ids)
    {
        var rows = tables.Query<Row>($"""
            select p.id, p.household, p.head, p.sex, p.age_group, (select count(*) from people o
              where o.household = p.household and o.died = 0 and o.same_as = '') as size
            from people p where p.id in {ids} and p.zone || '' = {zone} and p.same_as = '' order by p.id
            """).ToDictionary(row => row.Id, StringComparer.Ordinal);
        var names = OpenedPeople.Some(tables, ids, needs: false, leaveOut: true)
            .ToDictionary(one => one.Id, one => one.Identity, StringComparer.Ordinal);
        return
        [
            .. ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(row => new Hit(row.Household, row.Id,
                Initials(names.GetValueOrDefault(row.Id)), row.Head, row.Sex, row.AgeGroup, row.Size)),
        ];
    }

    private static string Initials(PersonIdentity? identity)
    {
        var parts = identity?.Names.Arabic ?? identity?.Names.Latin ?? identity?.Names.Cyrillic;
        return string.Join(' ', new[] { parts?.Given, parts?.Father, parts?.Family }.OfType<string>()
            .Where(part => part.Length > 0).Select(part => StringInfo.GetNextTextElement(part) + "…"));
    }

    /// <summary>A person who fits, without a name: initials, open figures and the household's size.</summary>
    public sealed record Hit(
        string Household, string Person, string Initials, bool Head, string Sex, string AgeGroup, long HouseholdSize);

    private sealed record Row(
        string Id, string Household, bool Head, string Sex, string AgeGroup, long Size);
}
