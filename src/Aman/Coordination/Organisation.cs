namespace Aman.Coordination;

/// <summary>Somebody who coordinates, governs or helps.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens, made from the name by <see cref="IdOf"/>.</param>
/// <param name="Kind">One of <see cref="OrganisationKinds"/>; null as long as nobody said.</param>
public sealed record Organisation(string Id, string Name, string? Kind, string? Url)
{
    /// <summary>The same id for the same name however it is spaced, cased or punctuated.</summary>
    public static string IdOf(string name)
    {
        var letters = name.Normalize(System.Text.NormalizationForm.FormKD).ToLowerInvariant()
            .Where(one => char.GetUnicodeCategory(one) != System.Globalization.UnicodeCategory.NonSpacingMark)
            .Select(one => char.IsLetterOrDigit(one) ? one : '-');
        return string.Join('-', string.Concat(letters)
            .Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>What an organisation is to a zone.</summary>
public static class OrganisationKinds
{
    public const string HostAuthority = "host authority";
    public const string Unhcr = "UNHCR";
    public const string International = "international organisation";
    public const string Party = "party";
    public const string Ngo = "NGO";

    public static IReadOnlyList<string> All { get; } = [HostAuthority, Unhcr, International, Party, Ngo];
}
