namespace Aman.Zones;

/// <summary>Sets the operation's rule for the zones that are proposed from now on.</summary>
public sealed record SetOperationRule(
    IReadOnlyList<string> Kinds, bool EachNotified, IReadOnlyList<string> MetBeforeOpening,
    IReadOnlyList<string> FoundForControl) : ICommand
{
    public static string Permission => "zones.rule";

    public string Scope => Entry.World;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (!Kinds.Contains(PartyKinds.HostAuthority) || Kinds.Except(PartyKinds.All).Any())
        {
            throw new Refused("rule-not-valid", "The kinds of party that must consent include host-authority, and are "
                + $"among {string.Join(", ", PartyKinds.All)}. Correct them.");
        }

        if (MetBeforeOpening.Concat(FoundForControl).FirstOrDefault(code => !Requirements.Has(code)) is { } unknown)
        {
            throw new Refused("rule-not-valid", $"There is no requirement '{unknown}'. The requirements are "
                + $"{string.Join(", ", Requirements.All.Select(one => one.Code))}.");
        }

        var now = OperationRule.Now(tables);
        var set = new OperationRuleSet([.. Kinds.Distinct()], EachNotified, [.. MetBeforeOpening.Distinct()],
            [.. FoundForControl.Distinct()]);
        return now.EachNotified == set.EachNotified && now.Kinds.SequenceEqual(set.Kinds)
            && now.MetBeforeOpening.SequenceEqual(set.MetBeforeOpening)
            && now.FoundForControl.SequenceEqual(set.FoundForControl) ? null : set;
    }
}

/// <summary>Zones proposed from now on live by this rule.</summary>
public sealed record OperationRuleSet(
    IReadOnlyList<string> Kinds, bool EachNotified, IReadOnlyList<string> MetBeforeOpening,
    IReadOnlyList<string> FoundForControl) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into operation_rules (stamp, kinds, each_notified, met_before_opening, found_for_control)
        values ({entry.Stamp}, {string.Join(' ', Kinds)}, {EachNotified}, {string.Join(' ', MetBeforeOpening)},
          {string.Join(' ', FoundForControl)})
        on conflict (stamp) do nothing
        """);
}
