namespace Aman.Coordination;

/// <summary>Somebody who does something for people somewhere. What it is to a zone stands in <c>Zones</c>.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens, made from the name by <see cref="IdOf"/>.</param>
public sealed record Organisation(string Id, string Name)
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
