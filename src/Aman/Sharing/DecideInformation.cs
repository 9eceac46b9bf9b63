namespace Aman.Sharing;

/// <summary>A protection officer grants a request or refuses it; a list of persons needs two officers. What is granted
/// is for the key that the receiver has registered now and for no other.</summary>
public sealed record DecideInformation(string Zone, string Id, bool Grants, string Reason) : ICommand
{
    public static string Permission => "sharing.decide";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The reason", Reason);
        var request = InformationRequest.Require(tables, Zone, Id);
        if (caller.Actor == request.Asker)
        {
            throw new Refused("decision-own",
                "You made this request, so you do not decide on it. Ask another protection officer.");
        }

        var key = ReceiverKeyRegistered.Find(tables, Zone, request.Receiver);
        if (Grants && key is null)
        {
            throw new Refused("receiver-key-missing", "The receiver has registered no key, so nothing could be sealed "
                + "for it. Ask it to register one, and compare its fingerprint over another channel.");
        }

        var last = SharingSteps.Of(tables, Zone, Id).LastOrDefault(step => step.Step == SharingSteps.Request
            && step.Actor == caller.Actor && step.Text == request.Text);
        return last is { Stands: true } && last.Agrees == Grants && (!Grants || last.ReceiverKey == key)
            ? null : new InformationDecided(Id, request.Text, Grants, Reason, Grants ? key : null);
    }
}

/// <summary>An officer's word on a request.</summary>
/// <param name="Text">Hash of the entry that asked.</param>
/// <param name="ReceiverKey">The key it is granted for; null where it is refused.</param>
public sealed record InformationDecided(string Id, string Text, bool Grants, string Reason, string? ReceiverKey)
    : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        SharingSteps.Add(tables, entry, SharingSteps.Request, Id, Text, Grants, Reason, ReceiverKey);
}
