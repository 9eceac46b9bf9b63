namespace Aman.Aid;

/// <summary>Moves items from one holder to another: a gift arrives, a truck leaves, a store is counted short.</summary>
/// <param name="Zone">The zone whose site stands at one end; <see cref="Entry.World"/> when none does.</param>
/// <param name="Document">The waybill's or the gift certificate's number.</param>
public sealed record MakeTransfer(string Zone, string Source, string Target, IReadOnlyList<AidLine> Lines,
    string? Document = null) : ICommand
{
    public static string Permission => "aid.transfer";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Holder.Require(Source);
        Holder.Require(Target);
        Ledger.RequireLines(Lines);
        Ledger.RequireItems(tables, Lines.Select(line => line.Item));
        if (Document is not null)
        {
            Ledger.RequireText("The document's number", Document);
        }

        if (Source == Target)
        {
            throw new Refused("transfer-nowhere", $"{Source} is at both ends. Name the holder that receives.");
        }

        if (Holder.KindOf(Target) == "household" || Holder.KindOf(Source) == "household")
        {
            throw new Refused("transfer-to-household", "A household receives by its entitlement: issue one for it and "
                + "let it be collected.");
        }

        // A site's stock is known in full to whoever holds its zone's chains, so all its movements stand in them.
        foreach (var end in (string[])[Source, Target])
        {
            if (Holder.KindOf(end) == "site" && end != Holder.Site(Zone))
            {
                throw new Refused("site-elsewhere", $"{end} is not the site of {Zone}. Record this transfer in its own "
                    + "zone; between two sites go by a transit holder.");
            }
        }

        // Who holds a role in one zone moves what comes to its site or leaves it, and nothing else.
        if (Zone != Entry.World && Source != Holder.Site(Zone) && Target != Holder.Site(Zone))
        {
            throw new Refused("transfer-elsewhere", $"Neither end is the site of {Zone}. Record here what "
                + "comes to it or leaves it; other transfers are recorded for all zones.");
        }

        if (Zone != Entry.World && tables.One<string>($"select id from zones where id = {Zone}") is null)
        {
            throw new Refused("transfer-elsewhere", "There is no such zone. Name one that was proposed.");
        }

        if (!Holder.IsDonor(Source))
        {
            Ledger.RequireStock(tables, Source, Lines);
        }

        return new TransferMade(Source, Target, Lines, Document);
    }
}

/// <summary>Items went from one holder to another.</summary>
public sealed record TransferMade(string Source, string Target, IReadOnlyList<AidLine> Lines, string? Document) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        Ledger.Move(tables, entry, Source, Target, Lines, Document);
}
