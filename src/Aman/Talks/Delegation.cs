namespace Aman.Talks;

/// <summary>A member group of a delegation, known by its name.</summary>
public sealed record Group(string Name, string? NameArabic);

public enum DelegationState
{
    /// <summary>At the table.</summary>
    Present,

    /// <summary>It has left, and may return.</summary>
    Left,

    /// <summary>Its groups go on in another delegation, or in several.</summary>
    Ended,
}

/// <summary>One of the delegations that represent a party in a process.</summary>
/// <param name="Head">The office that leads it, not a private person.</param>
/// <param name="From">The delegations of this process that it was merged or split from.</param>
/// <param name="Origin">The delegation of an earlier process that it was invited from.</param>
public sealed record Delegation(
    string Id, string Party, string Name, string? NameArabic, string Head, IReadOnlyList<Group> Groups,
    DelegationState State, IReadOnlyList<string> From, Origin? Origin)
{
    /// <summary>Its groups are its own: they have not gone on in another delegation.</summary>
    public bool IsLive => State != DelegationState.Ended;
}

/// <summary>A delegation of an earlier process.</summary>
public sealed record Origin(string Process, string Delegation, string Name, string? NameArabic);

public enum InvitationState
{
    Open,
    Accepted,
    Declined,
}

/// <summary>An invitation to a delegation of an earlier process, as it was when it was invited.</summary>
public sealed record Invitation(
    Origin Origin, string Party, string Head, IReadOnlyList<Group> Groups, InvitationState State);

/// <summary>What a delegation becomes on a split, or on joining: its id, names, head and the names of its
/// groups.</summary>
public sealed record Part(string Id, string Name, string? NameArabic, string Head, IReadOnlyList<string> Groups);

/// <summary>One step of the delegations' history.</summary>
/// <param name="Took">False when a step made apart, and earlier, had left nothing for this one to change.</param>
public sealed record DelegationStep(long AtMs, Fact Fact, bool Took);
