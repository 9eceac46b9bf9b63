namespace Aman.Aid;

/// <summary>What each holder other than a household has of an item; below zero for donors: what they gave.</summary>
public sealed record StockByHolder(string Holder, string Item, string? Name, string? Unit, long Amount)
{
    public string Kind => Aid.Holder.KindOf(Holder);

    /// <param name="zone">Only the site of this zone; null for all holders.</param>
    public static IReadOnlyList<StockByHolder> Of(Tables tables, string? zone = null) =>
        tables.Query<StockByHolder>($"""
            select b.holder, b.item, i.name, i.unit, b.amount from balances b left join items i on i.code = b.item
            where (b.holder < 'household:' or b.holder >= 'household;') and b.amount <> 0
              and (b.holder = {Aid.Holder.Site(zone ?? "")} or {zone is null} = 1)
            order by b.holder, b.item limit {Limits.RowsMax}
            """);
}
