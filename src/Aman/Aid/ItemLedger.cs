namespace Aman.Aid;

/// <summary>One movement of an item, oldest first.</summary>
/// <param name="Stamp">Give the last one seen to read on behind it.</param>
public sealed record ItemLedger(string Stamp, long Line, long AtMs, string Node, string Zone, string Source,
    string Target, long Amount, string? Document, string? Programme, string? Cycle)
{
    /// <param name="holder">Only movements with this holder at one end; null for all.</param>
    /// <param name="zones">Only what was recorded in these, for whoever may read those; null for all.</param>
    /// <returns>At most <see cref="Limits.RowsMax"/>.</returns>
    public static IReadOnlyList<ItemLedger> Of(Tables tables, string item, string? holder = null, string after = "",
        IReadOnlyList<string>? zones = null) => tables.Query<ItemLedger>($"""
            select stamp, line, at_ms, node, zone, source, target, amount, document, programme, cycle from transfers
            where item = {item} and stamp > {after} and {holder ?? ""} in ('', source, target)
              and ({zones is null} = 1 or zone in {zones ?? []})
            order by stamp, line limit {Limits.RowsMax}
            """);
}
