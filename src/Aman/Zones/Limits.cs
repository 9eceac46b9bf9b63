namespace Aman.Zones;

/// <summary>The limits of this topic.</summary>
public static class Limits
{
    public const int OutlineCharactersMax = 1_000_000;

    /// <summary>One statement, question, reason or plan.</summary>
    public const int TextCharactersMax = 20_000;

    public const int NameCharactersMax = 200;

    public const int ConditionsMax = 50;

    /// <summary>Zones listed at once.</summary>
    public const int ZonesMax = 500;

    /// <summary>Questions about one zone.</summary>
    public const int ClarificationsMax = 500;

    /// <summary>Parties notified at once.</summary>
    public const int PartiesMax = 100;

    /// <summary>People that one zone can be proposed for.</summary>
    public const long CapacityMax = 10_000_000;

    /// <summary>Seats that a zone's commission ever had.</summary>
    public const int MembersMax = 100;

    /// <summary>Objectives named near one zone.</summary>
    public const int ObjectivesMax = 200;

    /// <summary>Distances that one measurement lists.</summary>
    public const int DistancesMax = 5;

    /// <summary>Lines of a relocation plan.</summary>
    public const int RelocationsMax = 200;

    /// <summary>Notices that a user is shown.</summary>
    public const int NoticesMax = 200;

    /// <summary>The five days of Annex I, art. 9, in milliseconds.</summary>
    public const long RemedyMs = 5L * 24 * 60 * 60 * 1000;

    /// <exception cref="Refused">text-missing or text-too-long, by the field's name.</exception>
    internal static void RequireText(string field, string? text, int max = TextCharactersMax)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new Refused("text-missing", $"{field} is missing. Fill it in.");
        }

        if (text.Length > max)
        {
            throw new Refused("text-too-long", $"{field} has {text.Length} characters; at most {max} are taken.");
        }
    }
}
