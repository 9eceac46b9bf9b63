namespace Aman.Coordination;

/// <summary>Records who does what where. An organisation that is known keeps its name.</summary>
public sealed record RecordActivities(IReadOnlyList<Organisation> Organisations, IReadOnlyList<Activity> Activities)
    : ICommand
{
    public static string Permission => "activities.record";

    public string Scope => Entry.World;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (Organisations.Any(one => one.Id != Organisation.IdOf(one.Name))
            || Activities.Any(one => one.Sector.Length == 0))
        {
            throw new Refused("activity-not-valid", "An organisation's id does not come from its name, or an activity "
                + "has no sector. Correct it and try again.");
        }

        var organisations = WhoDoesWhatWhere.Organisations(tables).Select(one => one.Id).ToHashSet();
        var activities = WhoDoesWhatWhere.Known(tables, Activities.Select(one => one.Id).ToList());
        var (who, what) = (Organisations.Where(one => !organisations.Contains(one.Id)).ToList(),
            Activities.Where(one => activities.GetValueOrDefault(one.Id) != one).ToList());
        return who.Count + what.Count == 0 ? null : new ActivitiesRecorded(who, what);
    }
}

/// <summary>Organisations and activities are as listed.</summary>
public sealed record ActivitiesRecorded(IReadOnlyList<Organisation> Organisations, IReadOnlyList<Activity> Activities)
    : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        foreach (var one in Organisations)
        {
            tables.Execute($"""
                insert into organisations (id, name, stamp) values ({one.Id}, {one.Name}, {entry.Stamp})
                on conflict (id) do update set name = excluded.name, stamp = excluded.stamp
                where excluded.stamp > organisations.stamp
                """);
        }

        foreach (var one in Activities)
        {
            tables.Execute($"""
                insert into activities (id, organisation, sector, country, area, place, latitude, longitude,
                  description, source, stamp)
                values ({one.Id}, {one.Organisation}, {one.Sector}, {one.Country}, {one.Area}, {one.Place},
                  {one.Latitude}, {one.Longitude}, {one.Description}, {one.Source}, {entry.Stamp})
                on conflict (id) do update set organisation = excluded.organisation, sector = excluded.sector,
                  country = excluded.country, area = excluded.area, place = excluded.place,
                  latitude = excluded.latitude, longitude = excluded.longitude, description = excluded.description,
                  source = excluded.source, stamp = excluded.stamp
                where excluded.stamp > activities.stamp
                """);
        }
    }
}
