using Aman.Zones;

namespace Aman.Help;

/// <summary>Whoever asked refuses an offer, or a party that could help says no to a request; with the reason.</summary>
/// <param name="Subject">The offer's or the request's id.</param>
public sealed record RefuseHelp(string Zone, string Subject, string Party, string Reason) : ICommand
{
    public static string Permission => "help.answer";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText(tables, "The reason", Reason);
        Parties.Require(tables, Party);
        Parties.RequireSpeaksFor(tables, caller, Party, Zone, Permission);
        var book = HelpBook.Of(tables);
        if (book.Requests.FirstOrDefault(one => one.Zone == Zone && one.Id == Subject) is { } request)
        {
            return request.By == Party ? throw new Refused("help-to",
                $"{Party} asked for this itself. It can withdraw its request.")
                : request.Declined.Any(one => one.Party == Party) ? null : new HelpRefused(Subject, Party, Reason);
        }

        var (asked, offer) = book.RequireOffer(Zone, Subject);
        if (asked.By != Party)
        {
            throw new Refused("help-to", $"Offer {Subject} is made to {asked.By}. Only it accepts or refuses.");
        }

        return offer.State is HelpState.Open or HelpState.Expired ? new HelpRefused(Subject, Party, Reason)
            : offer.State == HelpState.Refused ? null
            : throw new Refused("help-answered", $"Offer {Subject} is {offer.State.Word()}. The request can be "
                + "withdrawn instead.");
    }
}

/// <summary>An offer or a request was refused.</summary>
public sealed record HelpRefused(string Subject, string Party, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => HelpSteps.Add(tables, entry,
        HelpSteps.Step(HelpSteps.Refused, Subject, Party) with { Words = Reason });
}
