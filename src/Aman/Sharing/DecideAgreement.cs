namespace Aman.Sharing;

/// <summary>A protection officer agrees to an agreement or refuses it. Lists of persons need two officers; who proposed
/// it does not decide. An officer who thinks again decides again: the last word counts.</summary>
public sealed record DecideAgreement(string Zone, string Id, bool Agrees, string Reason) : ICommand
{
    public static string Permission => "sharing.decide";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The reason", Reason);
        var agreement = Agreement.Require(tables, Zone, Id);
        if (caller.Actor == agreement.Proposer)
        {
            throw new Refused("decision-own",
                "You proposed this agreement, so you do not decide on it. Ask another protection officer.");
        }

        var steps = SharingSteps.Of(tables, Zone, Id);
        if (SharingLaw.StateOf(agreement, steps, tables.Today()) is SharingState.Ended or SharingState.Expired)
        {
            throw new Refused("agreement-not-in-force",
                "This agreement has ended. Propose a new one if data is to be shared again.");
        }

        var last = steps.LastOrDefault(step => step.Step == SharingSteps.Agreement && step.Actor == caller.Actor
            && step.Text == agreement.Text);
        return last is { Stands: true } && last.Agrees == Agrees
            ? null : new AgreementDecided(Id, agreement.Text, Agrees, Reason);
    }
}

/// <summary>An officer's word on an agreement.</summary>
/// <param name="Text">Hash of the entry that proposed it.</param>
public sealed record AgreementDecided(string Id, string Text, bool Agrees, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        SharingSteps.Add(tables, entry, SharingSteps.Agreement, Id, Text, Agrees, Reason);
}
