namespace Aman.Talks;

/// <summary>An invited delegation joins: as one, or as several among which its groups are shared.</summary>
/// <param name="From">The earlier process.</param>
/// <param name="Delegation">Its id there.</param>
/// <param name="Parts">One to join as one.</param>
public sealed record AcceptInvitation(string Process, string From, string Delegation, IReadOnlyList<Part> Parts)
    : ICommand
{
    public static string Permission => "talks.delegate";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        var (all, invitation) = Require(tables, caller, Process, From, Delegation);
        return new InvitationAccepted(From, Delegation, all.RequireParts(Parts, invitation.Groups));
    }

    /// <exception cref="Refused">process-unknown, invitation-unknown or party-not-yours</exception>
    internal static (Delegations All, Invitation One) Require(
        Tables tables, Caller caller, string process, string from, string delegation)
    {
        Processes.Require(tables, process);
        var all = Delegations.Of(tables, process);
        var one = all.Invitations.FirstOrDefault(one => one.State == InvitationState.Open
            && one.Origin.Process == from && one.Origin.Delegation == delegation) ?? throw new Refused(
                "invitation-unknown",
                $"There is no open invitation to {delegation} of {from} into {process}. Invite it first.");
        Seats.RequireSpeaksFor(tables, caller, process, one.Party, Permission);
        return (all, one);
    }
}

/// <summary>An invited delegation has joined.</summary>
public sealed record InvitationAccepted(string From, string Delegation, IReadOnlyList<Part> Parts) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => Delegations.Keep(tables, entry);
}
