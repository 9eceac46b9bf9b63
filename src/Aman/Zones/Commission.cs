namespace Aman.Zones;

/// <summary>A seat in the commission: a party's, by office and without a person's name.</summary>
public sealed record CommissionMember(string Id, string Party, string? PartyName, string Office, long SinceMs);

/// <summary>A visit of the commission.</summary>
/// <param name="FreeAccess">Whether it could go wherever it wanted (art. 8).</param>
public sealed record CommissionVisit(string Party, string Words, bool FreeAccess, long AtMs);

/// <summary>The commission that sees to it that a zone keeps its requirements (Annex I, art. 8).</summary>
public sealed record Commission(IReadOnlyList<CommissionMember> Members, IReadOnlyList<CommissionVisit> Visits)
{
    internal static Commission From(IReadOnlyList<ZoneStep> steps)
    {
        var gone = steps.Where(step => step.Step == ZoneSteps.MemberRemoved).Select(step => step.Subject).ToHashSet();
        return new(
            [.. steps.Where(step => step.Step == ZoneSteps.MemberNamed).DistinctBy(step => step.Subject)
                .Where(step => !gone.Contains(step.Subject)).Select(step => new CommissionMember(
                    step.Subject!, step.Party, step.Name, step.Words ?? "", step.At))],
            [.. steps.Where(step => step.Step == ZoneSteps.Visited).Select(step => new CommissionVisit(
                step.Party, step.Words ?? "", step.Answer != "hindered", step.At))]);
    }

    /// <exception cref="Refused">commission-member</exception>
    internal void RequireSeat(string party)
    {
        if (Members.All(member => member.Party != party))
        {
            throw new Refused("commission-member", $"{party} has no member in the commission of this zone. Its own "
                + "people can name one.");
        }
    }
}
