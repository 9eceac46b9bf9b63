using Aman.Zones;

namespace Aman.Help;

/// <summary>An authority agrees that what another party asked for may be offered on its territory.</summary>
public sealed record AgreeToHelp(string Zone, string Request, string Party, string Words) : ICommand
{
    public static string Permission => "help.agree";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText(tables, "The agreement", Words);
        Parties.Require(tables, Party);
        Parties.RequireSpeaksFor(tables, caller, Party, Zone, Permission);
        var book = HelpBook.Of(tables);
        var request = book.RequireRequest(Zone, Request);
        if (!book.Whose(request.Territory).Contains(Party))
        {
            throw new Refused("help-territory", $"{request.Territory} is not the territory of {Party}. Its agreement "
                + "is not needed; record whose territory it is, if that is wrong.");
        }

        return request.Agreed.Contains(Party) ? null : new HelpAgreed(Request, Party, Words);
    }
}

/// <summary>An authority agreed to a request on its territory.</summary>
public sealed record HelpAgreed(string Request, string Party, string Words) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => HelpSteps.Add(tables, entry,
        HelpSteps.Step(HelpSteps.Agreed, Request, Party) with { Words = Words });
}
