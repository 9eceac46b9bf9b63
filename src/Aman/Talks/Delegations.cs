namespace Aman.Talks;

/// <summary>
/// The delegations of a process, read from the steps that happened, in the order of their stamps. A step that no longer
/// fits (a merger of a delegation that was split apart meanwhile, on another node) takes no effect and stays in the
/// history. So no group is lost, none doubled, and nothing can come from what came from it.
/// </summary>
public sealed record Delegations(
    IReadOnlyList<Delegation> All, IReadOnlyList<Invitation> Invitations, IReadOnlyList<DelegationStep> History)
{
    public IEnumerable<Delegation> Present => All.Where(one => one.State == DelegationState.Present);

    public static Delegations Of(Tables tables, string process) => From(
        tables.Query<Row>($"""
            select at, fact from delegation_steps where scope = {Processes.Scope(process)} order by stamp
            """).Select(row => (row.At, Facts.All.Read(row.Fact)!)));

    /// <param name="steps">Each with its time (milliseconds since 1970), in the order of their stamps.</param>
    public static Delegations From(IEnumerable<(long AtMs, Fact Fact)> steps)
    {
        var fold = new DelegationFold();
        List<DelegationStep> history = [.. steps.Select(step => new DelegationStep(
            step.AtMs, step.Fact, fold.Take(step.Fact)))];
        return new([.. fold.All.Values], [.. fold.Invitations.Values], history);
    }

    /// <summary>A delegation whose groups are its own, spoken for by its party's people.</summary>
    /// <exception cref="Refused">process-unknown, delegation-unknown, process-party or party-not-yours</exception>
    internal static (Delegations All, Delegation One) RequireOurs(
        Tables tables, Caller caller, string process, string id)
    {
        Processes.Require(tables, process);
        var all = Of(tables, process);
        var one = all.RequireLive(process, id);
        Seats.RequireSpeaksFor(tables, caller, process, one.Party, SendDelegation.Permission);
        return (all, one);
    }

    internal Delegation RequireLive(string process, string id) =>
        All.FirstOrDefault(one => one.Id == id && one.IsLive) ?? throw new Refused("delegation-unknown",
            $"There is no delegation {id} in {process}, or it has been merged or split. Choose one that is there.");

    /// <summary>The parts that a delegation's groups go on in: each group in exactly one.</summary>
    /// <exception cref="Refused">delegation-groups, and what an id or a text may lack</exception>
    internal IReadOnlyList<Part> RequireParts(IReadOnlyList<Part> parts, IReadOnlyList<Group> groups)
    {
        Limits.RequireAtMost("parts", parts.Count, Limits.PartsMax);
        if (!DelegationFold.Share(parts, groups))
        {
            throw new Refused("delegation-groups", $"Each of the {groups.Count} groups goes on in exactly one "
                + "delegation, and each delegation has a group where there are any. Correct the parts.");
        }

        List<Part> whole = [.. parts.Select(Whole)];
        return whole.DistinctBy(part => part.Id).Count() == whole.Count ? whole : throw new Refused(
            "delegation-known", "Two parts have one id. Give each an id of its own.");
    }

    /// <exception cref="Refused">delegation-known</exception>
    internal void RequireFree(string id)
    {
        Limits.RequireId("a delegation", id);
        Limits.RequireAtMost("delegations", All.Count + 1, Limits.DelegationsMax);
        if (All.Any(one => one.Id == id))
        {
            throw new Refused("delegation-known", $"There is a delegation {id}. Give this one another id.");
        }
    }

    internal static string RequireHead(string head) =>
        Limits.RequireText("The head (an office, not a private person)", head);

    internal static void Keep(Tables tables, Entry entry) => tables.Execute($"""
        insert into delegation_steps (scope, stamp, at, fact)
        values ({entry.Scope}, {entry.Stamp}, {entry.AtMs}, {entry.Body}) on conflict (scope, stamp) do nothing
        """);

    private Part Whole(Part part)
    {
        RequireFree(part.Id);
        return part with
        {
            Name = Limits.RequireText("A delegation's name", part.Name),
            NameArabic = Limits.Optional("The name in Arabic", part.NameArabic, Limits.NameCharactersMax),
            Head = RequireHead(part.Head),
        };
    }

    private sealed record Row(long At, string Fact);
}
