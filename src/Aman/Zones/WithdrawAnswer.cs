namespace Aman.Zones;

/// <summary>A party takes its answer back, for whatever reason and at any time. An open zone is suspended by this
/// alone.</summary>
/// <param name="Finding">The code of a requirement that the commission found not met and that was not put right within
/// five days: the ground that Annex I, art. 9 gives to those who rely on its control.</param>
public sealed record WithdrawAnswer(string Zone, string Party, string Reason, string? Finding = null) : ICommand
{
    public static string Permission => "zones.answer";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The reason", Reason);
        var life = ZoneLife.Require<WithdrawAnswer>(tables, Zone);
        var party = life.RequireNotified(tables, caller, Party, Permission);
        if (party.Answer is null)
        {
            throw new Refused("party-not-answered", $"{party.Called} has no answer to withdraw.");
        }

        return Finding is null ? new AnswerWithdrawn(Party, Reason) : Unremedied(tables, life, party, Finding);
    }

    private RelianceWithdrawn Unremedied(Tables tables, ZoneLife life, PartyAnswer party, string code)
    {
        Requirements.Require(code);
        if (party.Answer != Answers.AcceptsUnderControl)
        {
            throw new Refused("limit-none", $"{party.Called} does not rely on control: its answer is {party.Answer}. "
                + "It can withdraw it for a reason of its own, without naming a finding.");
        }

        if (life.Checklist.First(one => one.Code == code).DueMs is not { } due)
        {
            throw new Refused("limit-none", $"No limit runs on requirement {code}: the commission has not found it "
                + "unmet, or has found it put right.");
        }

        var ends = DateTimeOffset.FromUnixTimeMilliseconds(due);
        return tables.Beside<TimeProvider>().GetUtcNow() >= ends ? new RelianceWithdrawn(Party, code, Reason)
            : throw new Refused("limit-running", FormattableString.Invariant($"The five days on requirement {code} ")
                + FormattableString.Invariant($"end on {ends:yyyy-MM-dd HH:mm} UTC. ")
                + "Until then it can be put right; after that this ground is there.");
    }
}

/// <summary>A party's answer no longer stands.</summary>
public sealed record AnswerWithdrawn(string Party, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.Withdrawn, Party, words: Reason);
}

/// <summary>A party that relied on control is no longer bound: a finding was not put right in time.</summary>
/// <param name="Finding">The requirement's code.</param>
public sealed record RelianceWithdrawn(string Party, string Finding, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.Withdrawn, Party, Finding, Reason);
}
