using Aman.Zones;

namespace Aman.Help;

/// <summary>Offers help to an open request, once those whose territory it is have asked or agreed.</summary>
/// <param name="Zone">The request's zone, or <see cref="Entry.World"/>.</param>
/// <param name="Standing">The standing offer that it comes from, as <c>world/ready-1</c>; null for none.</param>
/// <param name="Until">The last day on which it can be accepted (UTC).</param>
public sealed record OfferHelp(
    string Zone, string Id, string Request, string By, IReadOnlyList<HelpLine> Lines, string Terms, DateOnly Until,
    string? Standing = null) : ICommand
{
    public static string Permission => "help.offer";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireId(Id);
        Limits.RequireText(tables, "The terms", Terms);
        HelpCheck.Until(tables, Until);
        Parties.Require(tables, By);
        Parties.RequireSpeaksFor(tables, caller, By, Zone);
        var book = HelpBook.Of(tables);
        var request = book.RequireRequest(Zone, Request);
        HelpCheck.New(book, Zone, Id);
        HelpCheck.Open(request);
        if (request.By == By || (request.To.Count > 0 && !request.To.Contains(By)))
        {
            throw new Refused("help-to", request.By == By
                ? $"{By} asked for this itself. Another party offers."
                : $"Request {Request} is not made to {By}. Those whom it names offer, or it is asked again of all.");
        }

        HelpKinds.RequireLines(tables, request.Kind, Lines);
        if (Lines.FirstOrDefault(line => request.Lines.All(one => one.What != line.What)) is { } other)
        {
            throw new Refused("help-lines", $"Request {Request} does not ask for {other.What}; it asks for "
                + $"{string.Join(", ", request.Lines.Select(line => line.What))}.");
        }

        if (Standing is not null && !book.Standing.Any(one => $"{one.Zone}/{one.Id}" == Standing && one.By == By))
        {
            throw new Refused("help-unknown", $"{By} has no standing offer {Standing}. Name one of its own, or none.");
        }

        return new HelpOffered(Id, Request, By, Lines, Terms, Until, Standing);
    }
}

/// <summary>A party offered help to a request.</summary>
public sealed record HelpOffered(
    string Id, string Request, string By, IReadOnlyList<HelpLine> Lines, string Terms, DateOnly Until,
    string? Standing) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => HelpSteps.Add(tables, entry,
        HelpSteps.Step(HelpSteps.Offered, Id, By, Request) with
        {
            Words = Terms, Lines = Lines, UntilMs = HelpSteps.EndOf(Until), Reference = Standing,
        });
}
