using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Aman.App;

/// <summary>What the pages say, in one language. The words are in en.json and ar.json beside this file.</summary>
public sealed class Texts
{
    private const string Cookie = "aman-language";
    private static readonly FrozenDictionary<string, Texts> All =
        new[] { new Texts("en", "ltr"), new Texts("ar", "rtl") }.ToFrozenDictionary(texts => texts.Language);

    private readonly FrozenDictionary<string, string> words;

    private Texts(string language, string direction)
    {
        Language = language;
        Direction = direction;
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream($"Texts/{language}.json")!;
        words = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static IEnumerable<Texts> Every =>
        All.Values.OrderByDescending(texts => texts.Language, StringComparer.Ordinal);

    public string Language { get; }

    /// <summary>ltr or rtl.</summary>
    public string Direction { get; }

    public IEnumerable<string> Keys => words.Keys;

    /// <summary>The text of a key; a missing one shows as the key itself, and a test fails.</summary>
    public string this[string key] => words.GetValueOrDefault(key, key);

    /// <summary>The text of a key with its {0}, {1} filled; numbers are grouped, in Latin digits in
    /// every language.</summary>
    public string this[string key, params object?[] holes] =>
        string.Format(CultureInfo.InvariantCulture, this[key], [.. holes.Select(hole =>
            hole is long or int ? Number(Convert.ToInt64(hole, CultureInfo.InvariantCulture)) : hole)]);

    /// <summary>The text of a value that comes from data (a state, a type); the value itself where no text
    /// is known.</summary>
    public string Of(string prefix, string value) => words.GetValueOrDefault($"{prefix}.{value}", value);

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count of people as its reader may see it: <c>&lt;5</c> where nothing is shown, set apart so that it
    /// reads the same in a line from right to left.</summary>
    public static string Figure(long value, long below) =>
        value == 0 && below > 0 ? $"\u2066<{Number(below)}\u2069" : Number(value);

    /// <summary>The text of the narrower key where there is one, else that of the wider.</summary>
    public string Or(string narrower, string wider) => words.GetValueOrDefault(narrower) ?? this[wider];

    /// <summary>A name in the reader's script where there is one.</summary>
    public string Name(string name, string? arabic) =>
        Language == "ar" && !string.IsNullOrEmpty(arabic) ? arabic : name;

    /// <summary>A place's name; its code where nobody named it.</summary>
    public string Place(Aman.Places.Place place) =>
        Name(place.Name.Length > 0 ? place.Name : place.Code, place.NameArabic);

    /// <summary>Parts of a hundred, rounded; a dash where there is nothing to divide by. What is not whole is never
    /// 100%, what is more than that never is either, and what is something is never 0%.</summary>
    public static string Percent(long part, long whole) => whole == 0 ? "–" : string.Create(
        CultureInfo.InvariantCulture, $"{Math.Round(part * 100.0 / whole) switch
        {
            >= 100 when part < whole => 99,
            <= 100 when part > whole => 101,
            0 when part > 0 => 1,
            var rounded => rounded,
        }}%");

    /// <summary>A day such as 3 February 2017, in UTC.</summary>
    public string Day(long atMs) =>
        Day(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(atMs).UtcDateTime));

    /// <summary>A day written as yyyy-MM-dd; a dash where there is none.</summary>
    public string Day(string? day) => DateOnly.TryParseExact(
        day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? Day(parsed) : "–";

    public string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {this[$"month.{day.Month}"]} {day.Year}");

    /// <summary>A birth date, as exact as it is known.</summary>
    public string Birth(Aman.People.BirthDate? birth) => birth switch
    {
        null => "–",
        { AgeYears: { } age, Asked: { } asked } => this["person.birth.age", age, Day(asked)],
        { Season: { } season } => $"{this[$"season.{season}"]} {Year(birth)}",
        { Month: { } month, Day: { } day } => Day(new DateOnly(birth.Year, month, day)),
        { Month: { } month } => $"{this[$"month.{month}"]} {Year(birth)}",
        _ => Year(birth),
    };

    private static string Year(Aman.People.BirthDate birth) => birth.Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>A moment such as 3 February 2017, 14:05 UTC.</summary>
    public string Moment(long atMs) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Day(atMs)}{this["list"]}{DateTimeOffset.FromUnixTimeMilliseconds(atMs):HH:mm} UTC");

    /// <summary>The reader's language: asked for in the address, kept in a cookie, else the first the browser
    /// prefers, else English.</summary>
    public static Texts Choose(HttpRequest request)
    {
        var preferred = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0]);
        return new[] { request.Query["lang"].ToString(), request.Cookies[Cookie] ?? "" }.Concat(preferred)
            .Select(language => All.GetValueOrDefault(language))
            .FirstOrDefault(texts => texts is not null) ?? All["en"];
    }

    /// <summary>Keeps a language asked for in the address for the next pages.</summary>
    public static void Keep(HttpContext http)
    {
        if (All.ContainsKey(http.Request.Query["lang"].ToString()))
        {
            http.Response.Cookies.Append(Cookie, http.Request.Query["lang"].ToString(), new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(365),
            });
        }
    }
}
