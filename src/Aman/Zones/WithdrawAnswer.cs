namespace Aman.Zones;

/// <summary>A party takes its answer back. An open zone is suspended by this alone.</summary>
public sealed record WithdrawAnswer(string Zone, string Party, string Reason) : ICommand
{
    public static string Permission => "zones.answer";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The reason", Reason);
        var party = ZoneLife.Require<WithdrawAnswer>(tables, Zone).RequireNotified(tables, caller, Party);
        return party.Answer is not null ? new AnswerWithdrawn(Party, Reason) : throw new Refused(
            "party-not-answered", $"{party.Called} has no answer to withdraw.");
    }
}

/// <summary>A party's answer no longer stands.</summary>
public sealed record AnswerWithdrawn(string Party, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.Withdrawn, Party, words: Reason);
}
