using Aman.Aid;

namespace Aman.Help;

/// <summary>So much of something: an item's code for goods, else one of <see cref="HelpKinds.WordsOf"/>.</summary>
public sealed record HelpLine(string What, long Amount);

/// <summary>The four kinds of help, and what can be asked of each.</summary>
public static class HelpKinds
{
    public const string Information = "information";
    public const string Goods = "goods";
    public const string Staff = "staff";
    public const string Services = "services";

    public static IReadOnlyList<string> All { get; } = [Information, Goods, Staff, Services];

    /// <summary>Humanitarian information only, and never about a person: a closed list.</summary>
    public static IReadOnlyList<string> Subjects { get; } = ["access", "incidents", "displacement"];

    /// <summary>The fields in which people work or a service is given.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "coordination", "education", "engineering", "food", "health", "interpretation", "logistics", "mine-action",
        "protection", "shelter", "transport", "water",
    ];

    /// <summary>What lines of a kind may say; goods take items of the catalogue.</summary>
    public static IReadOnlyList<string> WordsOf(string kind) => kind switch
    {
        Information => Subjects,
        Staff or Services => Fields,
        _ => [],
    };

    /// <exception cref="Refused">help-kind</exception>
    internal static void Require(string kind)
    {
        if (!All.Contains(kind))
        {
            throw new Refused("help-kind",
                $"There is no kind of help '{kind}'. The kinds are {string.Join(", ", All)}.");
        }
    }

    /// <param name="mayBeEmpty">True for a standing offer: whatever is needed of its kind.</param>
    /// <exception cref="Refused">help-kind, help-lines or item-unknown</exception>
    internal static void RequireLines(
        Tables tables, string kind, IReadOnlyList<HelpLine> lines, bool mayBeEmpty = false)
    {
        Require(kind);
        if (lines.Count > Limits.LinesMax || (lines.Count == 0 && !mayBeEmpty))
        {
            throw new Refused("help-lines", $"There are {lines.Count} lines; give 1 to {Limits.LinesMax}.");
        }

        foreach (var line in lines)
        {
            if (line.Amount is < 1 or > Limits.AmountMax
                || (kind != HelpKinds.Goods && !WordsOf(kind).Contains(line.What)))
            {
                throw new Refused("help-lines", $"A line with amount {line.Amount} cannot be: give an amount from 1 to "
                    + $"{Limits.AmountMax}, and for {kind} "
                    + (kind == Goods ? "an item's code." : $"one of {string.Join(", ", WordsOf(kind))}."));
            }
        }

        if (lines.DistinctBy(line => line.What).Count() < lines.Count)
        {
            throw new Refused("help-lines", "One thing is on two lines. Put it on one, with the whole amount.");
        }

        if (kind == Goods && lines.Count > 0)
        {
            Ledger.RequireItems(tables, lines.Select(line => line.What));
        }
    }
}
