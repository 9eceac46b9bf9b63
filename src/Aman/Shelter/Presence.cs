namespace Aman.Shelter;

/// <summary>Who is in a zone, as a count.</summary>
/// <param name="WithoutShelter">Households that are here and were given no plot.</param>
public sealed record Presence(long Households, long People, long WithoutShelter)
{
    public static Presence Of(Tables tables, string zone) => tables.One<Presence>($"""
        select count(*) as households, cast(coalesce(sum(people), 0) as bigint) as people,
          count(*) - count(plot) as without_shelter
        from stays where zone = {zone} and people > 0
        """)!;
}
