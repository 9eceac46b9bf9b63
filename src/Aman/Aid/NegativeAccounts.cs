namespace Aman.Aid;

/// <summary>A holder, not a donor, that gave more than it had: the same stock was given out at two cut-off places, or a
/// delivery was never recorded.</summary>
public sealed record NegativeAccounts(string Holder, string Item, long Amount)
{
    public static IReadOnlyList<NegativeAccounts> Of(Tables tables) => tables.Query<NegativeAccounts>($"""
        select holder, item, amount from balances where amount < 0 and substr(holder, 1, 6) <> 'donor:'
        order by holder, item limit {Limits.RowsMax}
        """);
}
