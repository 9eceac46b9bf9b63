using Aman.Access;
using Aman.Matching;

namespace Aman.People;

/// <summary>
/// Before a person is registered: who in the zone may be the same one. Shown, on record, are initials, open figures and
/// why; the names themselves are opened apart. That nobody is shown tells something too, so such a look counts alike.
/// </summary>
public static class GateCheck
{
    public const string Permission = "people.search";

    /// <exception cref="Refused">not-permitted, node-locked, register-opening, search-limit,
    /// household-field</exception>
    public static async Task<IReadOnlyList<Alike>> Of(Node node, Caller caller, string zone, Person person)
    {
        var found = node.Journal.Read(tables =>
        {
            Roles.Require(tables, caller, Permission, zone);
            HouseholdCheck.RequireBirth(person.Birth, "The person", tables.Today());
            var record = OpenedRegister.Record(person.Id, null, person.Sex, person.Birth, person.Names,
                new(person.Documents, Phones.Normal(tables, zone, person.Phones), null, null, null));
            return record.Names.Count + record.Phones.Count + record.Documents.Count == 0 ? null
                : tables.Beside<OpenedRegisters>().Alike(tables, zone, record, Limits.AlikeMax);
        });
        if (found is null)
            return [];
        var show = new ShowFound(zone, SearchKinds.Gate, [.. found.Select(one => one.Id)]);
        await node.Journal.Record(show, caller, Guid.CreateVersion7());
        var shown = show.Shown.ToDictionary(hit => hit.Person, StringComparer.Ordinal);
        return [.. found.Where(one => shown.ContainsKey(one.Id)).Select(one => (Found: one, Hit: shown[one.Id]))
            .Select(one => new Alike(one.Hit.Household, one.Hit.Person, one.Hit.Initials, one.Hit.Sex,
                one.Hit.AgeGroup, one.Found.Band == Band.Same, Reasons(one.Found)))];
    }

    /// <summary>The fields that speak for one person, the strongest first.</summary>
    internal static IReadOnlyList<string> Reasons(Candidate found) =>
        [.. found.Evidence.Where(one => one.Bits > 0).OrderByDescending(one => one.Bits)
            .Select(one => one.Field.ToString().ToLowerInvariant()).Distinct(StringComparer.Ordinal)];

    /// <summary>Somebody registered who may be the same person.</summary>
    /// <param name="Likely">False where a person should look at both all the same.</param>
    /// <param name="Reasons">Which fields speak for it, by their codes.</param>
    public sealed record Alike(string Household, string Person, string Initials, string Sex, string AgeGroup,
        bool Likely, IReadOnlyList<string> Reasons);
}
