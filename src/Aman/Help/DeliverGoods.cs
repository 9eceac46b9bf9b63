using Aman.Access;
using Aman.Aid;

namespace Aman.Help;

/// <summary>Goods of an accepted offer arrive. The movement is one of the ledger's own transfers, so every item still
/// sums to zero and can be followed from the donor on.</summary>
/// <param name="Source">Who had them: the donor pipeline <c>donor:party</c>, a warehouse, a truck.</param>
/// <param name="Target">The zone's site; for a territory a warehouse.</param>
/// <param name="Document">The waybill's number.</param>
public sealed record DeliverGoods(
    string Zone, string Offer, string Source, string Target, IReadOnlyList<HelpLine> Lines, string? Document = null)
    : ICommand
{
    public static string Permission => "help.deliver";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        var (_, offer) = HelpDelivering.Require(tables, Zone, Offer, HelpKinds.Goods, Lines);
        Roles.Require(tables, caller, MakeTransfer.Permission, Zone);
        if (Document is not null)
        {
            NoPeople.Require(tables, "The waybill's number", Document);
        }

        var transfer = new MakeTransfer(
            Zone, Source, Target, [.. Lines.Select(line => new AidLine(line.What, line.Amount))], Document);
        return transfer.Decide(tables, caller) is TransferMade made
            ? new HelpGoodsDelivered(Offer, offer.By, made.Source, made.Target, made.Lines, made.Document) : null;
    }
}

/// <summary>Goods went from one holder to another on an accepted offer.</summary>
public sealed record HelpGoodsDelivered(
    string Offer, string By, string Source, string Target, IReadOnlyList<AidLine> Lines, string? Document) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        Ledger.Move(tables, entry, Source, Target, Lines, Document);
        HelpSteps.Add(tables, entry, HelpSteps.Step(HelpSteps.Delivered, Offer, By) with
        {
            Kind = HelpKinds.Goods, Reference = Document,
            Lines = [.. Lines.Select(line => new HelpLine(line.Item, line.Amount))],
        });
    }
}

/// <summary>What every delivery needs: an accepted offer on an open request, with the agreement the rule asks for.
/// </summary>
internal static class HelpDelivering
{
    /// <exception cref="Refused">help-unknown, help-kind, help-not-accepted, help-over, help-not-agreed, help-lines,
    /// help-amount</exception>
    public static (HelpRequest Request, HelpOffer Offer) Require(
        Tables tables, string zone, string id, string kind, IReadOnlyList<HelpLine> lines)
    {
        var (request, offer) = HelpBook.Of(tables).RequireOffer(zone, id);
        if (request.Kind != kind && kind.Length > 0)
        {
            throw new Refused("help-kind", $"Request {request.Id} is for {request.Kind}, not {kind}. Record what was "
                + "asked for.");
        }

        if (offer.State != HelpState.Accepted)
        {
            throw new Refused("help-not-accepted", $"Offer {id} is {offer.State.Word()}. Nothing is delivered before "
                + $"{request.By} has accepted it.");
        }

        HelpCheck.Open(request);
        HelpKinds.RequireLines(tables, request.Kind, lines);
        foreach (var line in lines)
        {
            var accepted = offer.Lines.Where(one => one.What == line.What).Sum(one => one.Amount);
            var came = request.Deliveries.Where(one => one.Offer == id).SelectMany(one => one.Lines)
                .Where(one => one.What == line.What).Sum(one => one.Amount);
            if (came + line.Amount > accepted)
            {
                throw new Refused("help-amount", $"Of {line.What} {accepted} were accepted and {came} delivered, so "
                    + $"{line.Amount} more are too many. Offer the rest, and let it be accepted first.");
            }
        }

        return (request, offer);
    }
}
