using Aman.Access;

namespace Aman.People;

/// <summary>
/// Before a person is registered: who in the zone may be the same one. Shown are initials, open figures and why; the
/// names themselves are opened on record.
/// </summary>
public static class GateCheck
{
    public const string Permission = "people.search";

    /// <exception cref="Refused">not-permitted, node-locked</exception>
    public static IReadOnlyList<Alike> Of(Tables tables, Caller caller, string zone, Person person)
    {
        Roles.Require(tables, caller, Permission, zone);
        var parts = person.Names.Arabic ?? person.Names.Latin ?? person.Names.Cyrillic;
        var more = parts?.Family ?? parts?.Father;
        if (more is null)
            return [];
        return [.. HouseholdSearch.Of(tables, caller, zone, $"{parts!.Given} {more}").Take(Limits.AlikeMax)
            .Select(hit => new Alike(hit.Household, hit.Person, hit.Initials, hit.Sex, hit.AgeGroup, ["name"]))];
    }

    /// <summary>Somebody registered who may be the same person.</summary>
    /// <param name="Reasons">Which fields speak for it, by their codes.</param>
    public sealed record Alike(
        string Household, string Person, string Initials, string Sex, string AgeGroup, IReadOnlyList<string> Reasons);
}
