using Aman.Aid;
using Aman.Zones;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>What is where, and what is running out? Every unit has a holder, so each line sums to zero.</summary>
[Needs("aid.read")]
public sealed class StockModel(Node node, InView inView) : Face(node, inView)
{
    public IReadOnlyList<LedgerBalance> Items { get; private set; } = [];

    public IReadOnlyList<StockByHolder> Holders { get; private set; } = [];

    public IReadOnlyList<NegativeAccounts> Negative { get; private set; } = [];

    /// <summary>Stands in a list for what is written beside it.</summary>
    public const string Other = "other";

    /// <summary>Whom a movement can come from or go to: who has something, this site, and the parties as donors.
    /// </summary>
    public IReadOnlyList<string> Ends { get; private set; } = [];

    private IReadOnlyList<Party> parties = [];

    public void OnGet() => Show();

    /// <param name="kind">Of a holder that is in no list yet, with <paramref name="name"/>.</param>
    /// <param name="code">Of an item that is in no list yet.</param>
    public Task<IActionResult> OnPost(string source, string target, string item, long amount, string? document,
        string? kind, string? name, string? code)
    {
        string End(string chosen) => chosen == Other ? $"{kind}:{name?.Trim()}" : chosen;
        return Record(new MakeTransfer(
            Zone?.Id ?? Entry.World, End(source), End(target),
            [new AidLine(item == Other ? code?.Trim() ?? "" : item, amount)],
            string.IsNullOrWhiteSpace(document) ? null : document.Trim()), "/stock");
    }

    /// <summary>A holder's name where it is known, else its id.</summary>
    public string Called(Texts texts, string holder)
    {
        var id = holder[(holder.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return InView.Zones.FirstOrDefault(zone => holder == Holder.Site(zone.Id)) is { } site
            ? texts.Name(site.Name, site.NameArabic)
            : Holder.IsDonor(holder) && parties.FirstOrDefault(party => party.Id == id) is { } party
                ? texts.Name(party.Name, party.NameArabic) : id;
    }

    protected override void Show()
    {
        (Items, Holders, Negative, parties) = Read("aid.read", tables => (LedgerBalance.Of(tables),
            StockByHolder.Of(tables), NegativeAccounts.Of(tables), Parties.All(tables)));
        Ends = [.. Holders.Select(row => row.Holder).Concat(Zone is { } zone ? [Holder.Site(zone.Id)] : [])
            .Concat(parties.Select(party => Holder.Donor(party.Id))).Distinct(StringComparer.Ordinal)
            .OrderBy(holder => Holder.Kinds.ToList().IndexOf(Holder.KindOf(holder)))
            .ThenBy(holder => holder, StringComparer.Ordinal)];
    }
}
