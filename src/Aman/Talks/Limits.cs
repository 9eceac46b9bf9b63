using System.Text.RegularExpressions;

namespace Aman.Talks;

/// <summary>The limits of this topic, and how its ids are written.</summary>
public static partial class Limits
{
    public const int NameCharactersMax = 300;

    /// <summary>Reasons, a source, evidence, a note.</summary>
    public const int WordsCharactersMax = 4_000;

    /// <summary>One language of a statement or readout.</summary>
    public const int BodyCharactersMax = 100_000;

    public const int ConditionCharactersMax = 1_000;

    /// <summary>Conditions of one position.</summary>
    public const int ConditionsMax = 20;

    public const int ProcessesMax = 500;

    /// <summary>Parties of one process, and of one contact.</summary>
    public const int PartiesMax = 100;

    public const int DelegationsMax = 500;

    /// <summary>Member groups of one delegation.</summary>
    public const int GroupsMax = 100;

    /// <summary>Parts of one split, and delegations of one merger.</summary>
    public const int PartsMax = 20;

    public const int PointsMax = 500;

    /// <summary>Options of one point, and topics of one contact.</summary>
    public const int OptionsMax = 500;

    public const int ContactsMax = 2_000;

    /// <summary>Earlier positions of a party on an option that are shown.</summary>
    public const int HistoryMax = 200;

    /// <summary>Versions of one statement.</summary>
    public const int VersionsMax = 200;

    /// <summary>What would widen common ground: so many are told, the widest first.</summary>
    public const int LeversMax = 20;

    /// <exception cref="Refused">text-missing or text-too-long, by the field's name.</exception>
    internal static string RequireText(string field, string? text, int max = NameCharactersMax)
    {
        Zones.Limits.RequireText(field, text, max);
        return text!.Trim();
    }

    /// <summary>A text that may be left out.</summary>
    internal static string? Optional(string field, string? text, int max = WordsCharactersMax) =>
        string.IsNullOrWhiteSpace(text) ? null : RequireText(field, text, max);

    /// <exception cref="Refused">talks-id or talks-too-many</exception>
    internal static void RequireId(string what, string id)
    {
        if (!Id().IsMatch(id))
        {
            throw new Refused("talks-id",
                $"The id of {what} has 1 to 60 small letters, digits and hyphens. Choose another one.");
        }
    }

    /// <exception cref="Refused">talks-too-many</exception>
    internal static void RequireAtMost(string what, int count, int max)
    {
        if (count > max)
        {
            throw new Refused("talks-too-many", $"There would be {count} {what}; at most {max} are taken.");
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,59}\z")]
    private static partial Regex Id();
}
