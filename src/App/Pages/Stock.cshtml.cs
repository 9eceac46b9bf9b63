using Aman.Aid;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>What is where, and what is running out? Every unit has a holder, so each line sums to zero.</summary>
[Needs("aid.read")]
public sealed class StockModel(Node node, InView inView) : Face(node, inView)
{
    public IReadOnlyList<LedgerBalance> Items { get; private set; } = [];

    public IReadOnlyList<StockByHolder> Holders { get; private set; } = [];

    public IReadOnlyList<NegativeAccounts> Negative { get; private set; } = [];

    public void OnGet() => Show();

    public Task<IActionResult> OnPost(string source, string target, string item, long amount, string? document) =>
        Record(new MakeTransfer(
            Zone?.Id ?? Entry.World, source.Trim(), target.Trim(), [new AidLine(item.Trim(), amount)],
            string.IsNullOrWhiteSpace(document) ? null : document.Trim()), "/stock");

    protected override void Show() => (Items, Holders, Negative) = Read("aid.read", tables =>
        (LedgerBalance.Of(tables), StockByHolder.Of(tables), NegativeAccounts.Of(tables)));
}
