using Aman.Zones;

namespace Aman.Help;

/// <summary>An authority takes its agreement back: from then on nothing more flows on that request.</summary>
public sealed record WithdrawAgreement(string Zone, string Request, string Party, string Reason) : ICommand
{
    public static string Permission => "help.agree";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText(tables, "The reason", Reason);
        Parties.Require(tables, Party);
        Parties.RequireSpeaksFor(tables, caller, Party, Zone, Permission);
        return HelpBook.Of(tables).RequireRequest(Zone, Request).Agreed.Contains(Party)
            ? new HelpAgreementWithdrawn(Request, Party, Reason)
            : throw new Refused("help-not-agreed", $"{Party} has not agreed to request {Request}, so there is nothing "
                + "to take back. A request of its own it withdraws.");
    }
}

/// <summary>An authority's agreement no longer stands.</summary>
public sealed record HelpAgreementWithdrawn(string Request, string Party, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => HelpSteps.Add(tables, entry,
        HelpSteps.Step(HelpSteps.AgreementWithdrawn, Request, Party) with { Words = Reason });
}
