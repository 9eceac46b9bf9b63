using Aman.Shelter;
using Aman.Zones;

namespace Aman.People;

/// <summary>
/// Sends a household to another zone. Like every leaving it is never refused by this zone's state; that zone receives
/// it (<see cref="ReceiveHousehold"/>), and until then it is on its way.
/// </summary>
public sealed record TransferHousehold(string Zone, string Household, string To, bool? Voluntary = null) : ICommand
{
    public static string Permission => "people.transfer";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Membership.Require(tables, Zone, Household);
        if (To == Zone || ZoneLife.Of(tables, To).State == ZoneState.NotProposed)
            throw new Refused("transfer-nowhere-known",
                "That is no other zone. Choose one, or record a departure: leaving is never refused.");
        return tables.One<string>($"""
            select sent_to from households_sent where household = {Household} and zone = {Zone} and sent_to = {To}
              and stamp > received
            """) is not null ? null
            : new HouseholdTransferred(Household, To, Voluntary, Stay.Find(tables, Zone, Household)?.People ?? 0);
    }
}

/// <summary>A household has left for another zone; its plot is free.</summary>
public sealed record HouseholdTransferred(string Household, string To, bool? Voluntary, long People) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        tables.Execute($"""
            insert into households_sent (household, zone, sent_to, stamp, received)
            values ({Household}, {entry.Scope}, {To}, {entry.Stamp}, '')
            on conflict (household, zone, sent_to) do update set stamp = excluded.stamp
            where excluded.stamp > households_sent.stamp
            """);
        Stay.Move(tables, entry, Household, people: 0);
        Stay.House(tables, entry, Household, plot: null);
        Stay.Log(tables, entry, Household, "departure", People, null, To, Voluntary);
    }
}

/// <summary>Receives a household that another zone has sent here, with all that is known of its persons.</summary>
public sealed record ReceiveHousehold(string Zone, string Household, DateOnly On) : ICommand
{
    public static string Permission => "people.register";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        ZoneLife.RequireOpen(tables, Zone);
        HouseholdCheck.RequireDay(On, "The day of arrival", tables.Today());
        if (tables.One<string>($"select zone from households where id = {Household} and zone = {Zone}") is not null)
            return null;
        var earlier = tables.One<string>($"""
            select s.zone from households_sent s join households h on h.id = s.household and h.zone = s.zone
            where s.household = {Household} and s.sent_to = {Zone} and s.stamp > s.received
            """) ?? throw new Refused("transfer-unknown",
                "No zone has sent such a household here. Ask the zone it comes from to send it, or register it.");
        var persons = OpenedPeople.Of(tables, Household, needs: true)
            .Where(one => one is { Died: false, Identity: not null }).ToList();
        return new HouseholdReceived(Household, earlier,
            tables.One<string>($"select origin_admin1 from households where id = {Household}"), On,
            [.. persons.Select(one => RegisteredPerson.Seal(tables, Zone, one.Person(), On))], persons.Count);
    }
}

/// <summary>A household lives in this zone from now on; its persons come along sealed, so that a node which holds
/// this zone's chains alone knows them too.</summary>
public sealed record HouseholdReceived(string Household, string Earlier, string? OriginAdmin1, DateOnly On,
    IReadOnlyList<RegisteredPerson> Persons, long People) : Fact
{
    public const string Kind = "household.received/1";

    protected override void Apply(Tables tables, Entry entry)
    {
        PersonRows.Register(tables, entry, Household, OriginAdmin1, On);
        PersonRows.Rehome(tables, entry, Household, entry.Scope);
        PersonRows.Register(tables, entry, Household, Persons.Index());
        foreach (var person in Persons)
        {
            PersonRows.Place(tables, entry, Kind, Household, entry.Scope, Household, person.Id, person.Head);
        }

        tables.Execute($"""
            insert into households_sent (household, zone, sent_to, stamp, received)
            values ({Household}, {Earlier}, {entry.Scope}, '', {entry.Stamp})
            on conflict (household, zone, sent_to) do update set received = excluded.received
            where excluded.received > households_sent.received
            """);
        Stay.Move(tables, entry, Household, People);
        Stay.Log(tables, entry, Household, "arrival", People, null, Earlier, voluntary: null);
    }
}
