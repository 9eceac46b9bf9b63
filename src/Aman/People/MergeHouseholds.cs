using Aman.Shelter;
using Aman.Zones;

namespace Aman.People;

/// <summary>Two households become one: all persons of one join the other, under its head.</summary>
/// <param name="Relation">To the head of the household that stays, by person; "other relative" where not told.</param>
public sealed record MergeHouseholds(string Zone, string Household, string Joining,
    IReadOnlyDictionary<string, string>? Relation = null) : ICommand
{
    public static string Permission => "people.correct";

    public string Scope => Zone;

    public Fact Decide(Tables tables, Caller caller)
    {
        ZoneLife.RequireAid(tables, Zone);
        var members = Membership.Require(tables, Zone, Household);
        var joining = Membership.Require(tables, Zone, Joining);
        if (Household == Joining || joining.Count == 0 || !members.Any(one => one.Head))
            throw new Refused("household-same", "A household joins another one in which people live. Choose two "
                + "different households with members.");
        if (members.Count + joining.Count > Limits.PersonsPerHouseholdMax)
            throw new Refused("household-too-large", $"Together they are {members.Count + joining.Count} persons; "
                + $"{Limits.PersonsPerHouseholdMax} are possible. Leave them as two.");
        Membership.RequireRelations(Relation);
        var relations = joining.ToDictionary(
            one => one.Id, one => Relation?.GetValueOrDefault(one.Id) ?? Relations.OtherRelative);
        var came = Stay.Find(tables, Zone, Joining)?.People ?? 0;
        var here = Membership.Count(tables, Zone, Household, came)
            ?? (came > 0 ? new CountedHousehold(Household, came) : null);
        return new HouseholdsMerged(Household, Joining,
            Membership.Under(tables, Zone, HouseholdsMerged.Kind, "", joining, relations), here);
    }
}

/// <summary>All of one household belong to another from now on; the plot they leave is free.</summary>
public sealed record HouseholdsMerged(
    string Household, string Joining, IReadOnlyList<PlacedPerson> Joined, CountedHousehold? Here = null) : Fact
{
    public const string Kind = "households.merged/1";

    protected override void Apply(Tables tables, Entry entry)
    {
        Membership.Apply(tables, entry, Kind, Household, Joined);
        Membership.Apply(tables, entry, Here is null ? [] : [Here]);
        if (Household == Joining)
            return;
        Stay.Move(tables, entry, Joining, people: 0);
        Stay.House(tables, entry, Joining, plot: null);
    }
}
