using System.Text.RegularExpressions;

namespace Aman.Help;

/// <summary>The limits of help on request.</summary>
public static partial class Limits
{
    /// <summary>Characters of a purpose, a reason, terms; and of a document's title.</summary>
    public const int TextCharactersMax = 4_000, TitleCharactersMax = 200;

    /// <summary>Lines of one request, offer or delivery.</summary>
    public const int LinesMax = 50;

    /// <summary>Units on one line, so that no sum can run over.</summary>
    public const long AmountMax = Aid.Limits.AmountMax;

    /// <summary>Parties that a request or an offer names.</summary>
    public const int PartiesMax = 100;

    /// <summary>Matches and steps of the trail shown at once.</summary>
    public const int MatchesMax = 100, TrailMax = 200;

    /// <summary>How far ahead a request or an offer may be open.</summary>
    public const int UntilDaysMax = 3 * 366;

    /// <exception cref="Refused">help-id</exception>
    internal static void RequireId(string id)
    {
        if (!Id().IsMatch(id))
        {
            throw new Refused("help-id", "The id of a request or an offer has 1 to 60 small letters, digits and "
                + "hyphens. Choose another one.");
        }
    }

    /// <summary>Text that is there, is not too long, and names no household and no person of the register.</summary>
    /// <exception cref="Refused">text-missing, text-too-long or help-people</exception>
    internal static void RequireText(Tables tables, string field, string? text, int max = TextCharactersMax)
    {
        Zones.Limits.RequireText(field, text, max);
        NoPeople.Require(tables, field, text!);
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,59}\z")]
    private static partial Regex Id();
}
