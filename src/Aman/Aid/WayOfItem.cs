namespace Aman.Aid;

/// <summary>One stretch of the way an item takes from donors to households, with all that went along it.</summary>
/// <param name="Target">A holder; <c>household</c> stands for all of them.</param>
public sealed record WayOfItem(string Source, string Target, long Amount, long Transfers, string LastStamp)
{
    /// <param name="household">Null for the whole way; else only what lies before what this household received.</param>
    public static IReadOnlyList<WayOfItem> Of(Tables tables, string item, string? household = null)
    {
        var last = household is null ? [] : Stretches(tables, item, Holder.Household(household), "~");
        var before = Stretches(tables, item, null, household is null ? "~" : last.Max(one => one.LastStamp) ?? "");
        if (household is null)
        {
            return before;
        }

        var way = new List<WayOfItem>(last);
        var reached = last.Select(one => one.Source).ToHashSet(StringComparer.Ordinal);
        for (var found = true; found;)
        {
            var next = before.Where(one => one.Target != "household" && reached.Contains(one.Target))
                .Except(way).ToList();
            way.InsertRange(0, next);
            found = next.Count > 0;
            reached.UnionWith(next.Select(one => one.Source));
        }

        return way;
    }

    private static List<WayOfItem> Stretches(Tables tables, string item, string? target, string until) =>
        tables.Query<WayOfItem>($"""
            with ways as (
              select source, amount, stamp, case when substr(target, 1, 10) = 'household:' and target <> {target ?? ""}
                then 'household' else target end as target
              from transfers where item = {item} and stamp <= {until} and {target ?? ""} in ('', target))
            select source, target, cast(sum(amount) as bigint) as amount, count(*) as transfers,
              max(stamp) as last_stamp
            from ways group by source, target order by min(stamp), source, target limit {Limits.RowsMax}
            """);
}
