using Aman.Zones;

namespace Aman.Help;

/// <summary>A party takes back its request, offer or standing offer: nothing more flows on it.</summary>
/// <param name="Subject">The request's or offer's id.</param>
public sealed record WithdrawHelp(string Zone, string Subject, string Reason) : ICommand
{
    public static string Permission => "help.answer";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText(tables, "The reason", Reason);
        var book = HelpBook.Of(tables);
        var request = book.Requests.FirstOrDefault(one => one.Zone == Zone && one.Id == Subject);
        var offer = request is not null ? null
            : book.Standing.FirstOrDefault(one => one.Zone == Zone && one.Id == Subject)
                ?? book.RequireOffer(Zone, Subject).Offer;
        var by = request?.By ?? offer!.By;
        Parties.RequireSpeaksFor(tables, caller, by, Zone, Permission);
        return (request?.State ?? offer!.State) switch
        {
            HelpState.Withdrawn => null,
            HelpState.Refused => throw new Refused("help-answered",
                $"Offer {Subject} was refused; there is nothing to take back."),
            _ => new HelpWithdrawn(Subject, by, Reason),
        };
    }
}

/// <summary>A request or an offer no longer stands.</summary>
public sealed record HelpWithdrawn(string Subject, string By, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => HelpSteps.Add(tables, entry,
        HelpSteps.Step(HelpSteps.Withdrawn, Subject, By) with { Words = Reason });
}
