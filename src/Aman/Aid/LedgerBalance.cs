namespace Aman.Aid;

/// <summary>Where all units of an item are, by kind of holder. <see cref="Sum"/> is zero, else the ledger is
/// broken.</summary>
public sealed record LedgerBalance(string Item, string? Name, long Donors, long Warehouses, long Transit, long Sites,
    long Households, long Losses, long Sum)
{
    public static IReadOnlyList<LedgerBalance> Of(Tables tables) => tables.Query<LedgerBalance>($"""
        with kinds as (
          select item, amount, case when holder < 'donor;' then 1 when holder < 'household;' then 2
            when holder < 'loss;' then 3 when holder < 'site;' then 4 when holder < 'transit;' then 5 else 6 end as kind
          from balances)
        select k.item, i.name, cast(sum(case when kind = 1 then amount else 0 end) as bigint) as donors,
          cast(sum(case when kind = 6 then amount else 0 end) as bigint) as warehouses,
          cast(sum(case when kind = 5 then amount else 0 end) as bigint) as transit,
          cast(sum(case when kind = 4 then amount else 0 end) as bigint) as sites,
          cast(sum(case when kind = 2 then amount else 0 end) as bigint) as households,
          cast(sum(case when kind = 3 then amount else 0 end) as bigint) as losses,
          cast(sum(amount) as bigint) as sum
        from kinds k left join items i on i.code = k.item group by k.item, i.name order by k.item
        """);
}
