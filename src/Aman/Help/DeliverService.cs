using Aman.Access;
using Aman.Zones;

namespace Aman.Help;

/// <summary>Records that people came to work, or that a service was given, on an accepted offer.</summary>
/// <param name="Title">What was done, in a sentence; no one's name.</param>
public sealed record DeliverService(string Zone, string Offer, IReadOnlyList<HelpLine> Lines, string Title) : ICommand
{
    public static string Permission => "help.deliver";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText(tables, "What was done", Title, Limits.TitleCharactersMax);
        var (request, offer) = HelpDelivering.Require(tables, Zone, Offer, kind: "", Lines);
        if (request.Kind is not (HelpKinds.Staff or HelpKinds.Services))
        {
            throw new Refused("help-kind", $"Request {request.Id} is for {request.Kind}. Goods go through the ledger, "
                + "and information is logged with its document.");
        }

        HelpDelivered.RequireOneOf(tables, caller, Zone, offer.By, request.By);
        return new HelpDelivered(Offer, offer.By, request.Kind, Lines, Title);
    }
}

/// <summary>Staff came, or a service was given.</summary>
public sealed record HelpDelivered(
    string Offer, string By, string Work, IReadOnlyList<HelpLine> Lines, string Title) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => HelpSteps.Add(tables, entry,
        HelpSteps.Step(HelpSteps.Delivered, Offer, By) with { Kind = Work, Words = Title, Lines = Lines });

    /// <summary>Whoever gave or whoever received records it.</summary>
    /// <exception cref="Refused">party-not-yours</exception>
    internal static void RequireOneOf(Tables tables, Caller caller, string zone, string giver, string receiver)
    {
        if (!Roles.Of(tables, caller.Actor).Any(holding =>
            holding.Organisation == receiver && holding.Gives(DeliverService.Permission, zone)))
        {
            Parties.RequireSpeaksFor(tables, caller, giver, zone, DeliverService.Permission);
        }
    }
}
