using Aman.Zones;

namespace Aman.People;

/// <summary>Some persons of a household become one of their own.</summary>
/// <param name="NewHousehold">A new UUID.</param>
/// <param name="NewHead">One of the persons who go.</param>
/// <param name="RemainingHead">Who speaks for those who stay, where the head goes.</param>
public sealed record SplitHousehold(string Zone, string Household, string NewHousehold, IReadOnlyList<string> Persons,
    string NewHead, DateOnly On, string? RemainingHead = null) : ICommand
{
    public static string Permission => "people.correct";

    public string Scope => Zone;

    public Fact Decide(Tables tables, Caller caller)
    {
        ZoneLife.RequireAid(tables, Zone);
        HouseholdCheck.RequireId(NewHousehold, "The new household");
        HouseholdCheck.RequireDay(On, "The day of the split", tables.Today());
        var members = Membership.Require(tables, Zone, Household);
        if (tables.One<string>($"select id from households where id = {NewHousehold}") is not null)
            throw new Refused("household-known",
                "This household id is already registered. Make a new one for those who go.");
        var go = Persons.Distinct(StringComparer.Ordinal).Select(id => Membership.Require(members, id)).ToList();
        var stay = members.Except(go).ToList();
        if (go.Count == 0 || !stay.Any(one => !one.Died))
            throw new Refused("split-empty", "A split leaves people in both households. Choose some who go and leave "
                + "some who stay.");
        Membership.RequireHead(go.Where(one => !one.Died), NewHead, "the new household");
        var headGoes = go.Any(one => one.Head);
        if (headGoes)
            Membership.RequireHead(stay.Where(one => !one.Died), RemainingHead, "those who stay");
        var living = go.Count(one => !one.Died);
        var here = Membership.Count(tables, Zone, Household, -living);
        return new HouseholdSplit(Household, NewHousehold, On,
            tables.One<string>($"select origin_admin1 from households where id = {Household}"),
            Membership.Under(tables, Zone, HouseholdSplit.Kind, NewHead, go),
            headGoes ? Membership.Under(tables, Zone, HouseholdSplit.Kind, RemainingHead!, stay) : [],
            here is null ? [] : [here, new(NewHousehold, living)]);
    }
}

/// <summary>A household has become two.</summary>
public sealed record HouseholdSplit(string Household, string NewHousehold, DateOnly On, string? OriginAdmin1,
    IReadOnlyList<PlacedPerson> Gone, IReadOnlyList<PlacedPerson> Stayed, IReadOnlyList<CountedHousehold> Here) : Fact
{
    public const string Kind = "household.split/1";

    protected override void Apply(Tables tables, Entry entry)
    {
        PersonRows.Register(tables, entry, NewHousehold, OriginAdmin1, On);
        Membership.Apply(tables, entry, Kind, NewHousehold, Gone);
        Membership.Apply(tables, entry, Kind, Household, Stayed);
        Membership.Apply(tables, entry, Here);
    }
}
