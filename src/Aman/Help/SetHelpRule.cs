using Aman.Zones;

namespace Aman.Help;

/// <summary>Switches the operation's rule that nothing is offered on someone's territory before they ask or agree.
/// It is on until somebody switches it off, on record and for a reason.</summary>
/// <param name="Party">In whose name.</param>
public sealed record SetHelpRule(bool AskFirst, string Party, string Reason) : ICommand
{
    public static string Permission => "help.rule";

    public string Scope => Entry.World;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText(tables, "The reason", Reason);
        Parties.Require(tables, Party);
        Parties.RequireSpeaksFor(tables, caller, Party, Entry.World, Permission);
        return HelpBook.Of(tables).Rule.AskFirst == AskFirst ? null : new HelpRuleSet(AskFirst, Party, Reason);
    }
}

/// <summary>The rule is on or off from now on.</summary>
public sealed record HelpRuleSet(bool AskFirst, string Party, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => HelpSteps.Add(tables, entry,
        HelpSteps.Step(HelpSteps.RuleSet, "", Party) with { Kind = AskFirst ? "on" : "off", Words = Reason });
}
