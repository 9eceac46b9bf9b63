namespace Aman.Help;

/// <summary>A line of a request that a standing offer could meet.</summary>
/// <param name="Missing">Still asked for, beyond what accepted offers promise.</param>
/// <param name="Ready">Of it, what the standing offer has; all of it where it says "whatever is needed".</param>
public sealed record HelpMatchLine(string What, long Missing, long Ready);

/// <summary>An open request and a standing offer that fits it, and why.</summary>
/// <param name="Reasons">Words for translation, one of <see cref="HelpMatches.Reasons"/> each.</param>
public sealed record HelpMatch(
    HelpRequest Request, HelpOffer Standing, IReadOnlyList<HelpMatchLine> Lines, IReadOnlyList<string> Reasons)
{
    /// <summary>Parts of a hundred of what is missing that would be met.</summary>
    public long Percent => Lines.Sum(line => line.Missing) is > 0 and var missing
        ? Lines.Sum(line => line.Ready) * 100 / missing : 0;
}

/// <summary>If you ask, we are ready to help: standing offers that fit open requests.</summary>
public static class HelpMatches
{
    public static IReadOnlyList<string> Reasons { get; } =
        ["kind", "zone", "territory", "authority", "named", "all", "whole", "part", "whatever"];

    /// <summary>The best first. Only requests that those whose territory it is made or agreed to, while the rule is
    /// on: nothing is offered before.</summary>
    public static IReadOnlyList<HelpMatch> Of(HelpBook book) =>
    [
        .. book.Requests.Where(request => request.State == HelpState.Open && request.Consent.Given)
            .SelectMany(request => book.Standing.Select(standing => Match(book, request, standing)))
            .OfType<HelpMatch>().OrderByDescending(match => match.Percent)
            .ThenBy(match => (match.Request.Zone, match.Request.Id, match.Standing.Zone, match.Standing.Id))
            .Take(Limits.MatchesMax),
    ];

    private static HelpMatch? Match(HelpBook book, HelpRequest request, HelpOffer standing)
    {
        if (standing.State != HelpState.Open || standing.Kind != request.Kind || standing.By == request.By
            || Where(book, request, standing) is not { } where
            || (standing.To.Count > 0 && !standing.To.Contains(request.By))
            || (request.To.Count > 0 && !request.To.Contains(standing.By)))
        {
            return null;
        }

        var whatever = standing.Lines.Count == 0;
        List<HelpMatchLine> lines = [.. request.Lines
            .Select(line => (line.What, Missing: line.Asked - Math.Max(line.Promised, line.Delivered)))
            .Where(line => line.Missing > 0)
            .Select(line => new HelpMatchLine(line.What, line.Missing, whatever ? line.Missing : Math.Min(line.Missing,
                standing.Left.Where(one => one.What == line.What).Sum(one => one.Amount))))];
        return lines.All(line => line.Ready == 0) ? null : new(request, standing, lines,
        [
            "kind", where, request.To.Count > 0 || standing.To.Count > 0 ? "named" : "all",
            whatever ? "whatever" : lines.All(line => line.Ready == line.Missing) ? "whole" : "part",
        ]);
    }

    private static string? Where(HelpBook book, HelpRequest request, HelpOffer standing) =>
        request.Territory == standing.Territory ? request.Zone == Entry.World ? "territory" : "zone"
        : standing.Zone != Entry.World ? null
        : request.Zone == Entry.World
            ? HelpTerritory.Covers(standing.Territory, request.Territory) ? "territory" : null
        : book.Whose(request.Territory).Intersect(book.Whose(standing.Territory)).Any() ? "authority" : null;
}
