using Aman.Aid;

namespace Aman.Help;

/// <summary>One step as it stands in the tables.</summary>
/// <param name="Zone">The chain's scope: a zone, or <see cref="Entry.World"/> for a territory's help.</param>
/// <param name="Subject">Id of the request or offer that the step is about; a territory for whose it is.</param>
/// <param name="Request">The request that an offer is made to; empty for a standing one.</param>
/// <param name="Party">Who took the step.</param>
/// <param name="Kind">One of <see cref="HelpKinds.All"/>; <c>on</c> or <c>off</c> for the rule.</param>
/// <param name="Parties">To whom, one a line; empty or null means to all.</param>
/// <param name="UntilMs">The moment it ends, in milliseconds since 1970.</param>
/// <param name="Reference">A document's hash or waybill; for an offer, the standing offer that it comes from.</param>
public sealed record HelpStep(
    string Zone, string Stamp, string Step, string Subject, string Request, string Party, long At, string Actor,
    string? Kind = null, string? Territory = null, string? Parties = null, string? Words = null, long? UntilMs = null,
    string? Reference = null)
{
    public IReadOnlyList<HelpLine> Lines { get; init; } = [];

    public IReadOnlyList<string> To => Parties?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
}

/// <summary>The steps of help: only ever added, keyed by their entry, in whatever order they arrive.</summary>
public static class HelpSteps
{
    public const string RuleSet = "rule-set";
    public const string Territory = "territory";
    public const string Asked = "asked";
    public const string Agreed = "agreed";
    public const string AgreementWithdrawn = "agreement-withdrawn";
    public const string StoodReady = "stood-ready";
    public const string Offered = "offered";
    public const string Accepted = "accepted";
    public const string Refused = "refused";
    public const string Withdrawn = "withdrawn";
    public const string Delivered = "delivered";

    private const long UnixDay = 719_162, DayMs = 86_400_000;

    /// <summary>All steps in the order of their stamps.</summary>
    public static IReadOnlyList<HelpStep> All(Tables tables)
    {
        var lines = tables.Query<Line>($"select zone, stamp, what, amount from help_lines order by zone, stamp, line")
            .ToLookup(line => (line.Zone, line.Stamp), line => new HelpLine(line.What, Whole(line.Amount)));
        return [.. tables.Query<HelpStep>($"""
            select zone, stamp, step, subject, request, party, at, actor, kind, territory, parties, words, until_ms,
              reference
            from help_steps order by stamp, zone
            """).Select(step => step with { Lines = [.. lines[(step.Zone, step.Stamp)]] })];
    }

    // The zone is the entry's scope: a chain can never write into the help of another zone.
    internal static void Add(Tables tables, Entry entry, HelpStep step)
    {
        tables.Execute($"""
            insert into help_steps (zone, stamp, step, subject, request, party, at, actor, kind, territory, parties,
              words, until_ms, reference)
            values ({entry.Scope}, {entry.Stamp}, {step.Step}, {step.Subject}, {step.Request}, {step.Party},
              {entry.AtMs}, {entry.Actor}, {step.Kind}, {step.Territory}, {step.Parties}, {step.Words}, {step.UntilMs},
              {step.Reference})
            on conflict (zone, stamp) do nothing
            """);
        if (step.Lines.Count > 0)
        {
            tables.Insert("help_lines (zone, stamp, line, what, amount)",
                [.. step.Lines.Select((line, at) =>
                    new object?[] { entry.Scope, entry.Stamp, at, line.What, line.Amount })],
                "on conflict (zone, stamp, line) do nothing");
        }
    }

    internal static HelpStep Step(string step, string subject, string party, string request = "") =>
        new("", "", step, subject, request, party, 0, "");

    internal static string? Lined(IReadOnlyList<string> parties) =>
        parties.Count == 0 ? null : string.Join('\n', parties);

    /// <summary>The end of a day, UTC.</summary>
    internal static long EndOf(DateOnly day) => (day.DayNumber + 1L - UnixDay) * DayMs;

    // What another node wrote is not trusted to be a sane amount.
    private static long Whole(long amount) => Math.Clamp(amount, 0, Limits.AmountMax);

    private sealed record Line(string Zone, string Stamp, string What, long Amount);
}
