using Aman.Zones;

namespace Aman.Help;

/// <summary>Whoever asked accepts an offer; only then anything can be delivered.</summary>
public sealed record AcceptHelp(string Zone, string Offer, string? Words = null) : ICommand
{
    public static string Permission => "help.ask";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (Words is not null)
        {
            Limits.RequireText(tables, "The answer", Words);
        }

        var (request, offer) = HelpBook.Of(tables).RequireOffer(Zone, Offer);
        Parties.RequireSpeaksFor(tables, caller, request.By, Zone, Permission);
        if (offer.State == HelpState.Accepted)
        {
            return null;
        }

        if (offer.State is HelpState.Refused or HelpState.Withdrawn)
        {
            throw new Refused("help-answered", $"Offer {Offer} is {offer.State.Word()}. A new offer can be made.");
        }

        HelpCheck.Open(request);
        return offer.State == HelpState.Open ? new HelpAccepted(Offer, request.By, Words) : throw new Refused(
            "help-over", $"Offer {Offer} is {offer.State.Word()}. {offer.By} can offer again.");
    }
}

/// <summary>An offer was accepted by the party that asked.</summary>
public sealed record HelpAccepted(string Offer, string By, string? Words) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => HelpSteps.Add(tables, entry,
        HelpSteps.Step(HelpSteps.Accepted, Offer, By) with { Words = Words });
}
