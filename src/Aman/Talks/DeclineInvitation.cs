namespace Aman.Talks;

/// <summary>An invited delegation does not join; it can be invited again.</summary>
public sealed record DeclineInvitation(string Process, string From, string Delegation, string Reason) : ICommand
{
    public static string Permission => "talks.delegate";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        AcceptInvitation.Require(tables, caller, Process, From, Delegation);
        return new InvitationDeclined(
            From, Delegation, Limits.RequireText("The reason", Reason, Limits.WordsCharactersMax));
    }
}

/// <summary>An invited delegation has declined.</summary>
public sealed record InvitationDeclined(string From, string Delegation, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => Delegations.Keep(tables, entry);
}
