namespace Aman.Sharing;

/// <summary>The limits of sharing.</summary>
public static class Limits
{
    public const int IdCharactersMax = 100;

    public const int TextCharactersMax = 2_000;

    public const int ReceiversMax = 20;

    /// <summary>How long a receiver may keep what it was given.</summary>
    public const int RetentionDaysMax = 3_650;

    /// <summary>Persons of one consent, withdrawal or request.</summary>
    public const int PersonsMax = 500;

    /// <summary>Persons of one disclosure: they are opened while the one writer waits. What is left is in the
    /// next.</summary>
    public const int DisclosurePersonsMax = 1_000;

    /// <summary>Lines of a list.</summary>
    public const int RowsMax = 500;

    internal static void RequireText(string field, string? text, int max = TextCharactersMax)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > max || text.Any(char.IsControl))
        {
            throw new Refused("sharing-text", $"{field} is missing, has a line break, or is longer "
                + $"than {max} characters. Correct it.");
        }
    }
}
