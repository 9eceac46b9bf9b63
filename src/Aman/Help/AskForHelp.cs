using Aman.Zones;

namespace Aman.Help;

/// <summary>A party asks for help.</summary>
/// <param name="Zone">The zone it is for; <see cref="Entry.World"/> with a territory instead.</param>
/// <param name="Id">The request's id in that zone.</param>
/// <param name="Kind">One of <see cref="HelpKinds.All"/>.</param>
/// <param name="To">The parties that are asked; empty means all.</param>
/// <param name="Territory">A country's code or P-code; null for a zone.</param>
/// <param name="Until">The last day on which it is open and anything flows (UTC).</param>
public sealed record AskForHelp(
    string Zone, string Id, string By, string Kind, IReadOnlyList<string> To, string Purpose,
    IReadOnlyList<HelpLine> Lines, DateOnly Until, string? Territory = null) : ICommand
{
    public static string Permission => "help.ask";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireId(Id);
        HelpKinds.RequireLines(tables, Kind, Lines);
        Limits.RequireText(tables, "The purpose", Purpose);
        var territory = HelpTerritory.Of(tables, Zone, Territory);
        HelpCheck.Until(tables, Until);
        HelpCheck.Named(tables, To);
        Parties.Require(tables, By);
        Parties.RequireSpeaksFor(tables, caller, By, Zone);
        HelpCheck.New(HelpBook.Of(tables), Zone, Id);
        return new HelpAsked(Id, By, Kind, To, territory, Purpose, Lines, Until);
    }
}

/// <summary>Help was asked for; in the entry's scope, a zone or the territory.</summary>
public sealed record HelpAsked(
    string Id, string By, string Sort, IReadOnlyList<string> To, string? Territory, string Purpose,
    IReadOnlyList<HelpLine> Lines, DateOnly Until) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => HelpSteps.Add(tables, entry,
        HelpSteps.Step(HelpSteps.Asked, Id, By) with
        {
            Kind = Sort, Territory = Territory, Parties = HelpSteps.Lined(To), Words = Purpose, Lines = Lines,
            UntilMs = HelpSteps.EndOf(Until),
        });
}

/// <summary>What several commands of help ask for.</summary>
internal static class HelpCheck
{
    /// <exception cref="Refused">help-until</exception>
    public static void Until(Tables tables, DateOnly until)
    {
        var today = tables.Today();
        if (until < today || until.DayNumber > today.DayNumber + Limits.UntilDaysMax)
        {
            throw new Refused("help-until", "The last day lies behind us or more than three years ahead. Give a day "
                + "from today on.");
        }
    }

    /// <exception cref="Refused">help-to or party-unknown</exception>
    public static void Named(Tables tables, IReadOnlyList<string> to)
    {
        if (to.Count > Limits.PartiesMax)
        {
            throw new Refused("help-to", $"At most {Limits.PartiesMax} parties are named; name none for all.");
        }

        foreach (var party in to)
        {
            Parties.Require(tables, party);
        }
    }

    /// <exception cref="Refused">help-known</exception>
    public static void New(HelpBook book, string zone, string id)
    {
        if (book.Knows(zone, id))
        {
            throw new Refused("help-known", $"There is a request or an offer {id} in {zone}. Choose another id.");
        }
    }

    /// <summary>Open now, with what the rule asks for.</summary>
    /// <exception cref="Refused">help-over or help-not-agreed: name the day or who has not agreed.</exception>
    public static void Open(HelpRequest request)
    {
        if (request.State is not (HelpState.Open or HelpState.Met))
        {
            throw new Refused("help-over", $"Request {request.Id} is {request.State.Word()}. Whoever needs the help "
                + "asks again.");
        }

        if (!request.Consent.Given)
        {
            throw new Refused("help-not-agreed", request.Consent.Missing.Count > 0
                ? $"Nothing is offered or delivered in {request.Territory} before those whose territory it is ask or "
                    + $"agree. Missing: the agreement of {string.Join(", ", request.Consent.Missing)} to request "
                    + $"{request.Id}."
                : $"Nobody recorded whose territory {request.Territory} is, so nobody can agree. Record the territory, "
                    + "or notify the zone's host authority.");
        }
    }
}

public static class HelpWords
{
    /// <summary>The state in words, as in <c>withdrawn</c>.</summary>
    public static string Word(this HelpState state) => state.ToString().ToLowerInvariant();
}
