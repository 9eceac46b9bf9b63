namespace Aman.Shelter;

/// <summary>A plot on which nobody lives.</summary>
public sealed record FreePlots(string Plot, string Code, string Block, long? Capacity)
{
    /// <param name="within">A district or block; null for the whole zone.</param>
    /// <param name="limit">At most <see cref="Limits.FreePlotsMax"/>.</param>
    public static IReadOnlyList<FreePlots> Of(Tables tables, string zone, string? within = null,
        int limit = Limits.FreePlotsMax) => tables.Query<FreePlots>($"""
        select p.id as plot, p.code, b.id as block, p.capacity
        from places d
        join places b on b.parent = d.id and b.kind = 'block'
        join places p on p.parent = b.id and p.kind = 'shelter'
        where d.parent = {zone} and d.kind = 'district' and {within ?? zone} in (d.parent, d.id, b.id)
          and not exists (select 1 from stays s where s.zone = {zone} and s.plot = p.id and s.people > 0)
        order by length(d.id), d.id, length(b.id), b.id, length(p.id), p.id
        limit {Math.Clamp(limit, 0, Limits.FreePlotsMax)}
        """);
}
