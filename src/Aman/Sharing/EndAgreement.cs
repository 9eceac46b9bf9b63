namespace Aman.Sharing;

/// <summary>Ends an agreement for good: nothing is handed out under it from now on.</summary>
public sealed record EndAgreement(string Zone, string Id, string Reason) : ICommand
{
    public static string Permission => "sharing.end";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The reason", Reason);
        var agreement = Agreement.Require(tables, Zone, Id);
        return SharingLaw.StateOf(agreement, SharingSteps.Of(tables, Zone, Id), tables.Today()) == SharingState.Ended
            ? null : new AgreementEnded(Id, Reason);
    }
}

/// <summary>An agreement has ended.</summary>
public sealed record AgreementEnded(string Id, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        SharingSteps.Add(tables, entry, SharingSteps.End, Id, "", agrees: false, Reason);
}
