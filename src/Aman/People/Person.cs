using System.Text.Json.Serialization;

namespace Aman.People;

/// <summary>One person as registered, in clear. It lives in memory only: what is stored is sealed.</summary>
/// <param name="Id">An opaque id that says nothing of the person.</param>
/// <param name="Sex">One of <see cref="Sexes.All"/>.</param>
/// <param name="Relation">To the head of household, one of <see cref="Relations.All"/>.</param>
/// <param name="Birth">Null when not known.</param>
/// <param name="Names">Given name and what else is known, in any of the scripts the person writes.</param>
/// <param name="Origin">The exact place of origin: a P-code of admin level 2 or 3, or a place's name.</param>
/// <param name="SpecificNeeds">UNHCR's codes of specific needs; sealed under a second key that few roles hold.</param>
public sealed record Person(
    string Id,
    string Sex,
    string Relation,
    BirthDate? Birth,
    PersonNames Names,
    IReadOnlyList<IdentityDocument>? Documents = null,
    IReadOnlyList<string>? Phones = null,
    IReadOnlyList<string>? Languages = null,
    string? Origin = null,
    string? Notes = null,
    IReadOnlyList<string>? SpecificNeeds = null)
{
    /// <summary>The id alone: what is printed may end in a log. The same holds for the parts below.</summary>
    public override string ToString() => "person " + Id;
}

/// <summary>A person's names by script; at least one is given.</summary>
public sealed record PersonNames(NameParts? Arabic, NameParts? Latin, NameParts? Cyrillic = null)
{
    public override string ToString() => "names";
}

/// <summary>
/// The parts of a name as they are asked for in Syria: one's own, the father's, the grandfather's, the family's,
/// and the mother's given name, which tells two cousins of one name apart.
/// </summary>
public sealed record NameParts(
    string Given, string? Father = null, string? Grandfather = null, string? Family = null, string? Mother = null)
{
    [JsonIgnore]
    public IEnumerable<string?> All => [Given, Father, Grandfather, Family, Mother];

    public override string ToString() => "name";
}

/// <summary>A paper the person showed: its kind (one of <see cref="DocumentKinds.All"/>) and its number.</summary>
public sealed record IdentityDocument(string Kind, string Number)
{
    public override string ToString() => Kind;
}

/// <summary>
/// A birth date as exact as it is known: the year alone, the year and a season or month, the day, or an age in years as
/// told on a day. Many papers say 1 January when only the year is known, so that a date on that day is no strong
/// evidence (see matching).
/// </summary>
/// <param name="Season">One of <see cref="Seasons"/>, where no month is known.</param>
/// <param name="AgeYears">Completed years on the day <paramref name="Asked"/>; the year follows from it.</param>
public sealed record BirthDate(int Year, int? Month = null, int? Day = null, string? Season = null,
    int? AgeYears = null, DateOnly? Asked = null)
{
    /// <summary>In the order of the year, of the northern half of the earth: winter begins in January.</summary>
    public static readonly IReadOnlyList<string> Seasons = ["winter", "spring", "summer", "autumn"];

    /// <summary>The earliest day this date can mean.</summary>
    [JsonIgnore]
    public DateOnly Earliest => Asked is { } asked && AgeYears is { } age ? asked.AddYears(-age - 1).AddDays(1)
        : new(Year, Month ?? FirstOfSeason ?? 1, Day ?? 1);

    private int? FirstOfSeason => Season is null ? null : (3 * Math.Max(0, Seasons.ToList().IndexOf(Season))) + 1;

    /// <summary>An age as told on a day.</summary>
    public static BirthDate OfAge(int years, DateOnly asked) =>
        new(asked.AddYears(-years).AddMonths(-6).Year, AgeYears: years, Asked: asked);

    public override string ToString() => "birth date";

    /// <summary>Completed years on a day, counted from the middle of what the date can mean.</summary>
    public int AgeOn(DateOnly day)
    {
        var middle = Asked is { } asked && AgeYears is { } told ? asked.AddYears(-told).AddMonths(-6)
            : FirstOfSeason is { } first ? new DateOnly(Year, first + 1, 15)
            : new DateOnly(Year, Month ?? 7, Day ?? (Month is null ? 1 : 15));
        var years = day.Year - middle.Year;
        return Math.Max(0, day < middle.AddYears(years) ? years - 1 : years);
    }
}

public static class Sexes
{
    public const string Female = "female";
    public const string Male = "male";
    public const string Other = "other";
    public const string Unknown = "unknown";
    public static readonly IReadOnlyList<string> All = [Female, Male, Other, Unknown];
}

public static class Relations
{
    public const string Head = "head";
    public const string Spouse = "spouse";
    public const string Child = "child";
    public const string Parent = "parent";
    public const string Sibling = "sibling";
    public const string OtherRelative = "other relative";
    public const string NotRelated = "not related";
    public static readonly IReadOnlyList<string> All =
        [Head, Spouse, Child, Parent, Sibling, OtherRelative, NotRelated];
}

public static class DocumentKinds
{
    public const string FamilyBook = "family book";
    public const string NationalId = "national id";
    public const string Passport = "passport";
    public const string BirthCertificate = "birth certificate";
    public const string UnhcrCertificate = "unhcr certificate";
    public const string OtherPaper = "other";
    public static readonly IReadOnlyList<string> All =
        [FamilyBook, NationalId, Passport, BirthCertificate, UnhcrCertificate, OtherPaper];
}

/// <summary>The age groups UNHCR publishes figures by (0-4, 5-11, 12-17, 18-59, 60+).</summary>
public static class AgeGroups
{
    public const string Unknown = "unknown";
    public static readonly IReadOnlyList<string> All = ["0-4", "5-11", "12-17", "18-59", "60+", Unknown];

    public static string Of(BirthDate? birth, DateOnly day) => birth?.AgeOn(day) switch
    {
        null => Unknown,
        < 5 => "0-4",
        < 12 => "5-11",
        < 18 => "12-17",
        < 60 => "18-59",
        _ => "60+",
    };
}
