using Aman.People;
using Aman.Places;
using Aman.Zones;

namespace Aman.Shelter;

/// <summary>Gives a household a plot; a household that had another one moves.</summary>
/// <param name="Plot">A shelter of this zone: its place id, for example <c>zaatari/D1-B1-H47</c>, or the code that
/// stands on it, <c>D1-B1-H47</c>.</param>
/// <param name="Share">True when it is meant to live on a plot that another household has.</param>
public sealed record AssignShelter(string Zone, string Household, string Plot, bool Share = false) : ICommand
{
    public static string Permission => "shelter.assign";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        ZoneLife.RequireAid(tables, Zone);
        var stay = Stay.Find(tables, Zone, Household);
        if (stay is null or { People: 0 })
        {
            throw new Refused("household-not-present", stay is null or { Moved: "" }
                ? $"Household {HouseholdNumber.Of(Household)} has not arrived in {Zone}. Record its arrival first."
                : $"Household {HouseholdNumber.Of(Household)} has left {Zone}. Record its arrival if it is back.");
        }

        var id = stay.Plot == Plot ? Plot : PlotId(tables);
        if (stay.Plot == id)
        {
            return null;
        }

        var plot = FindPlot(tables, id) ?? throw new Refused("plot-unknown",
            $"There is no plot {Plot} in {Zone}. Choose one of the free plots, or import the site's plots first.");
        if (plot.Households > 0 && !Share)
        {
            throw new Refused("plot-taken", $"Plot {Plot} is taken by another household. Choose a free one, "
                + "or say that they share it.");
        }

        if (plot.Capacity is { } capacity && plot.People + stay.People > capacity)
        {
            throw new Refused("plot-too-small", $"Plot {Plot} has room for {capacity} people and {plot.People} live "
                + $"there; the household has {stay.People}. Choose a larger plot, or register the household as two.");
        }

        return new ShelterAssigned(Household, id, Share);
    }

    // The id itself, or the code that people read off the plot.
    private string PlotId(Tables tables)
    {
        if (tables.One<string>($"select id from places where id = {Plot} and kind = {PlaceKinds.Shelter}") is { } id)
        {
            return id;
        }

        var coded = tables.Query<string>($"""
            select p.id from places p
            join places b on b.id = p.parent
            join places d on d.id = b.parent and d.parent = {Zone}
            where p.kind = {PlaceKinds.Shelter} and upper(p.code) = {Plot.Trim().ToUpperInvariant()}
            order by p.id limit 2
            """);
        return coded.Count < 2 ? coded.FirstOrDefault(Plot) : throw new Refused("plot-ambiguous",
            $"There are several plots {Plot} in {Zone}. Give the whole id, such as {coded[0]}.");
    }

    private PlotState? FindPlot(Tables tables, string id) => tables.One<PlotState>($"""
        select p.capacity, count(s.household) as households, cast(coalesce(sum(s.people), 0) as bigint) as people
        from places p
        join places b on b.id = p.parent
        join places d on d.id = b.parent and d.parent = {Zone}
        left join stays s on s.zone = {Zone} and s.plot = p.id and s.people > 0 and s.household <> {Household}
        where p.id = {id} and p.kind = {PlaceKinds.Shelter}
        group by p.id, p.capacity
        """);

    private sealed record PlotState(long? Capacity, long Households, long People);
}

/// <summary>A household lives on a plot.</summary>
public sealed record ShelterAssigned(string Household, string Plot, bool Shared) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => Stay.House(tables, entry, Household, Plot);
}
