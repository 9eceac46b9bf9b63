namespace Aman.Zones;

/// <summary>The party that set a condition says whether it is met, under its user's signature. Said to be met no
/// longer, the consent stops counting.</summary>
public sealed record RuleOnCondition(string Zone, string Party, string Condition, bool Met, string Words) : ICommand
{
    public static string Permission => "zones.answer";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The words", Words);
        var life = ZoneLife.Require<RuleOnCondition>(tables, Zone);
        life.RequireNotified(tables, caller, Party, Permission);
        var condition = life.RequireCondition(tables, Party, Condition);
        if (condition.ClaimedAt is null)
        {
            throw new Refused("condition-not-claimed", $"Nobody has claimed that condition {Condition} of {Party} is "
                + "met. Record the claim with its evidence first.");
        }

        if (condition.Ruled == Met && condition.ClaimedAt < condition.RuledAt)
        {
            return null;
        }

        using var key = Statement.Key(tables, caller, Party, Zone);
        var ruled = new ConditionRuled(Party, Condition, life.Proposal!, Met, Words, key.Public, Signature: "");
        return ruled with { Signature = key.Sign(ruled.Stated(Zone, caller.Actor)) };
    }
}

/// <summary>The party that set a condition has said whether it is met.</summary>
public sealed record ConditionRuled(
    string Party, string Condition, string Proposal, bool Met, string Words, string Key, string Signature) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(
        tables, entry, ZoneSteps.Ruled, Party, ZoneSteps.ConditionOf(Party, Condition), Words,
        Met ? Findings.Met : Findings.NotMet, signed: IsSignedFor(entry.Scope, entry.Actor), key: Key);

    public string Stated(string zone, string user) => Statement.Of(
        "aman condition", zone, Proposal, Party, user, Key, Condition, Met ? Findings.Met : Findings.NotMet, Words);

    public bool IsSignedFor(string zone, string user) => NodeKey.Verify(Key, Stated(zone, user), Signature);
}
