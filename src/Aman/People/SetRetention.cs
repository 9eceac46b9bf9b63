namespace Aman.People;

/// <summary>Says how long a zone keeps the personal data of those who left it.</summary>
/// <param name="Days">After the household's departure; what is older is due for erasure.</param>
public sealed record SetRetention(string Zone, int Days) : ICommand
{
    public static string Permission => "protection.retain";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (Days is < 1 or > Limits.RetentionDaysMax)
            throw new Refused("retention-days",
                $"Personal data is kept 1 to {Limits.RetentionDaysMax} days after people left. Correct the days.");
        return DueForErasure.RuleOf(tables, Zone) == Days ? null : new RetentionSet(Days);
    }
}

/// <summary>From now on the zone keeps personal data so many days after people left.</summary>
public sealed record RetentionSet(int Days) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into retention (zone, days, stamp) values ({entry.Scope}, {Days}, {entry.Stamp})
        on conflict (zone) do update set days = excluded.days, stamp = excluded.stamp
        where excluded.stamp > retention.stamp
        """);
}
