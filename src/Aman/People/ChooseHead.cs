namespace Aman.People;

/// <summary>Another member speaks for the household from now on.</summary>
/// <param name="Relation">The others' relation to the new head by person, as far as told; the earlier head's is
/// "other relative" where nobody says better.</param>
public sealed record ChooseHead(string Zone, string Household, string Person,
    IReadOnlyDictionary<string, string>? Relation = null) : ICommand
{
    public static string Permission => "people.correct";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        var members = Membership.Require(tables, Zone, Household);
        var chosen = Membership.Require(members, Person);
        Membership.RequireHead(members.Where(one => !one.Died), Person, "this household");
        Membership.RequireRelations(Relation);
        return chosen.Head && Relation is null ? null : new HeadChosen(
            Household, Membership.Under(tables, Zone, HeadChosen.Kind, Person, members, Relation));
    }
}

/// <summary>A household has another head.</summary>
public sealed record HeadChosen(string Household, IReadOnlyList<PlacedPerson> Members) : Fact
{
    public const string Kind = "head.chosen/1";

    protected override void Apply(Tables tables, Entry entry) =>
        Membership.Apply(tables, entry, Kind, Household, Members);
}
