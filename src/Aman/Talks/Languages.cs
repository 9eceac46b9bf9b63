namespace Aman.Talks;

/// <summary>A language that statements are written in, by its own name.</summary>
/// <param name="Code">As in an HTML <c>lang</c>.</param>
public sealed record Language(string Code, string Name, bool RightToLeft = false);

public static class Languages
{
    public static IReadOnlyList<Language> All { get; } =
    [
        new("ar", "العربية", true), new("en", "English"), new("ru", "Русский"), new("tr", "Türkçe"),
        new("fr", "Français"), new("kmr", "Kurmancî"), new("fa", "فارسی", true), new("es", "Español"),
        new("zh", "中文"), new("de", "Deutsch"), new("ti", "ትግርኛ"),
    ];

    public static Language Of(string code) =>
        All.FirstOrDefault(language => language.Code == code) ?? new(code, code);
}
