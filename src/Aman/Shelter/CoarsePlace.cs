using System.Text.RegularExpressions;

namespace Aman.Shelter;

/// <summary>Where a family came from or went, no finer than admin level 1: a village would give it away.</summary>
public static partial class CoarsePlace
{
    /// <returns><c>SY08</c> for <c>SY080102</c>, a country code as it is, null for anything else.</returns>
    public static string? Of(string? code) =>
        Code().Match(code?.Trim() ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^([A-Z]{2}[0-9]{2}|[A-Z]{2,3}(?![0-9]))[0-9]*\z")]
    private static partial Regex Code();
}
