using Aman.Sharing;

namespace Aman.App.Pages;

/// <summary>What the registration form asks on sharing: the words, in each language, and what was answered. Silence is
/// recorded as nothing, which counts as no.</summary>
public static class AskedConsents
{
    /// <summary>Which words were shown. A test holds them fast: other words are another version.</summary>
    public const string Version = "consent/1";

    /// <summary>Answers as the form sends them.</summary>
    public const string Yes = "yes", No = "no";

    /// <summary>Up to here a form's ids are its persons'.</summary>
    private const int FirstId = 200;

    /// <summary>The words that a person is asked with.</summary>
    public static string Words(Texts texts, string purpose) => texts.Of("consent.for", purpose);

    /// <summary>One command a purpose that was answered, each with its place among the form's ids.</summary>
    /// <param name="answers">Such as <c>health:yes</c>; what is empty or no answer is none.</param>
    /// <param name="language">The language the words were read in; else <paramref name="shown"/>.</param>
    public static IEnumerable<(RecordConsent Command, int Place)> Of(
        string zone, IReadOnlyList<string> persons, IReadOnlyCollection<string?> answers, string? language,
        string shown)
    {
        var read = Texts.Every.Any(texts => texts.Language == language) ? language! : shown;
        return SharingPurposes.All.Index()
            .Where(one => answers.Contains($"{one.Item}:{Yes}") != answers.Contains($"{one.Item}:{No}"))
            .Select(one => (new RecordConsent(
                zone, persons, one.Item, Version, read, answers.Contains($"{one.Item}:{Yes}")), FirstId + one.Index));
    }
}
