namespace Aman.Zones;

/// <summary>Says, with evidence, that a condition of a party's consent is met. The party that set it decides.</summary>
/// <param name="Party">The party that set the condition.</param>
/// <param name="By">The party that says so.</param>
public sealed record ClaimConditionMet(string Zone, string Party, string Condition, string By, string Evidence)
    : ICommand
{
    public static string Permission => "zones.evidence";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The evidence", Evidence);
        var condition = ZoneLife.Require<ClaimConditionMet>(tables, Zone).RequireCondition(tables, Party, Condition);
        Parties.Require(tables, By);
        Parties.RequireSpeaksFor(tables, caller, By, Zone, Permission);
        return condition.Met ? null : new ConditionClaimed(Party, Condition, By, Evidence);
    }
}

/// <summary>A condition is said to be met.</summary>
public sealed record ConditionClaimed(string Party, string Condition, string By, string Evidence) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(
        tables, entry, ZoneSteps.Claimed, By, ZoneSteps.ConditionOf(Party, Condition), Evidence);
}
