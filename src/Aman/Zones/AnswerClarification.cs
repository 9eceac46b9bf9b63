namespace Aman.Zones;

/// <summary>Answers a party's question.</summary>
/// <param name="By">The party that answers.</param>
public sealed record AnswerClarification(string Zone, string Id, string By, string Answer) : ICommand
{
    public static string Permission => "zones.clarify";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The answer", Answer);
        var life = ZoneLife.Require<AnswerClarification>(tables, Zone);
        var asked = life.Clarifications.FirstOrDefault(one => one.Id == Id) ?? throw new Refused(
            "clarification-unknown", $"No question {Id} was asked about zone {Zone}. Look it up among its questions.");
        if (!asked.IsOpen)
        {
            throw new Refused("clarification-known", $"Question {Id} has been answered. Its asker can ask another.");
        }

        if (asked.To is { } to && to != By)
        {
            throw new Refused("clarification-not-yours", $"Question {Id} was asked of {to}, which alone answers it.");
        }

        Parties.Require(tables, By);
        Parties.RequireSpeaksFor(tables, caller, By, Zone, Permission);
        return new ClarificationAnswered(Id, By, Answer);
    }
}

/// <summary>A question has its answer; the asker is free to answer the proposal.</summary>
public sealed record ClarificationAnswered(string Id, string By, string Answer) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.Explained, By, Id, Answer);
}
