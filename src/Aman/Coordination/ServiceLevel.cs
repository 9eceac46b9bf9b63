namespace Aman.Coordination;

/// <summary>How many facilities of a type there are for the people of a zone, next to the standard where
/// one says.</summary>
/// <param name="Type">In the words of the source.</param>
/// <param name="PeoplePerFacilityMax">The standard; null where none is known here.</param>
/// <param name="Source">Who set the standard, in words.</param>
public sealed record ServiceLevel(string Type, long Facilities, long People, long? PeoplePerFacilityMax, string? Source)
{
    // Only standards that count facilities; those on litres, taps and toilets need figures that are not recorded yet.
    private static readonly (string Word, long People, string Source)[] Standards =
    [
        ("health", 10_000, "Sphere Handbook 2011, health systems standard 1: one basic health unit for 10,000 people"),
        ("school", 5_000,
            "UNHCR Handbook for Emergencies, 3rd edition, site planning: one school block for 5,000 people"),
        ("distribution", 5_000,
            "UNHCR Handbook for Emergencies, 3rd edition, site planning: four distribution points for 20,000 people"),
    ];

    public double PerThousand => People == 0 ? 0 : Math.Round(Facilities * 1_000.0 / People, 3);

    /// <summary>Facilities that are missing to meet the standard.</summary>
    public long Missing => PeoplePerFacilityMax is { } most
        ? Math.Max(0, ((People + most - 1) / most) - Facilities) : 0;

    /// <summary>A standard whose type is not there at all is listed with no facility; nothing when none
    /// are recorded.</summary>
    /// <param name="people">Who is here, as the reader may see it.</param>
    public static IReadOnlyList<ServiceLevel> Of(Tables tables, string zone, long people)
    {
        var types = tables.Query<(string Type, long Facilities)>($"""
            select coalesce(f.type, 'unknown') as type, count(*) as facilities from places f
            join places d on d.id = f.parent and {zone} in (d.id, d.parent)
            where f.kind = 'facility' group by coalesce(f.type, 'unknown') order by coalesce(f.type, 'unknown')
            """);
        if (types.Count == 0)
        {
            return [];
        }

        var absent = Standards.Where(one => !types.Any(type => Fits(one.Word, type.Type)))
            .Select(one => (Type: one.Word, Facilities: 0L));
        return [.. types.Concat(absent).Select(type =>
        {
            var standard = Standards.FirstOrDefault(one => Fits(one.Word, type.Type));
            return new ServiceLevel(type.Type, type.Facilities, people,
                standard.Source is null ? null : standard.People, standard.Source);
        })];
    }

    private static bool Fits(string word, string type) => type.Contains(word, StringComparison.OrdinalIgnoreCase);
}
