using System.Globalization;
using Aman.People;

namespace Aman.Standards;

/// <summary>What cells of a registration list say, in the words that lists use.</summary>
internal static class ListValues
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["f"] = Sexes.Female, ["female"] = Sexes.Female, ["woman"] = Sexes.Female, ["girl"] = Sexes.Female,
        ["w"] = Sexes.Female, ["femme"] = Sexes.Female, ["أنثى"] = Sexes.Female, ["انثى"] = Sexes.Female,
        ["ж"] = Sexes.Female, ["m"] = Sexes.Male, ["male"] = Sexes.Male, ["man"] = Sexes.Male, ["boy"] = Sexes.Male,
        ["homme"] = Sexes.Male, ["ذكر"] = Sexes.Male, ["м"] = Sexes.Male, ["other"] = Sexes.Other,
    };

    private static readonly Dictionary<string, string> RelationWords = new(StringComparer.Ordinal)
    {
        ["head"] = Relations.Head, ["headofhousehold"] = Relations.Head, ["hoh"] = Relations.Head,
        ["self"] = Relations.Head, ["رب الأسرة"] = Relations.Head, ["ربالأسرة"] = Relations.Head,
        ["ربالاسرة"] = Relations.Head, ["principalapplicant"] = Relations.Head,
        ["spouse"] = Relations.Spouse, ["wife"] = Relations.Spouse, ["husband"] = Relations.Spouse,
        ["زوجة"] = Relations.Spouse, ["زوج"] = Relations.Spouse, ["child"] = Relations.Child,
        ["son"] = Relations.Child, ["daughter"] = Relations.Child, ["sondaughter"] = Relations.Child,
        ["ابن"] = Relations.Child, ["ابنة"] = Relations.Child, ["بنت"] = Relations.Child,
        ["parent"] = Relations.Parent, ["father"] = Relations.Parent, ["mother"] = Relations.Parent,
        ["أب"] = Relations.Parent, ["أم"] = Relations.Parent, ["sibling"] = Relations.Sibling,
        ["brother"] = Relations.Sibling, ["sister"] = Relations.Sibling, ["أخ"] = Relations.Sibling,
        ["أخت"] = Relations.Sibling, ["otherrelative"] = Relations.OtherRelative, ["other"] = Relations.OtherRelative,
        ["notrelated"] = Relations.NotRelated, ["unrelated"] = Relations.NotRelated,
    };

    public static string? Sex(string cell) => Words.GetValueOrDefault(Table.Key(cell));

    public static string? Relation(string cell) => RelationWords.GetValueOrDefault(Table.Key(cell));

    /// <summary>False where the cell says clearly that consent was not given.</summary>
    public static bool Consents(string cell) => Table.Key(cell) is not ("no" or "false" or "0" or "لا" or "non");

    public static BirthDate? Birth(string birth, string age, DateOnly on)
    {
        try
        {
            var day = birth.Split('T', ' ') is [{ Length: 10 } date, { Length: > 4 }] && date.Contains('-')
                ? date : birth;
            return BirthText.Parse(day, on)
                ?? (int.TryParse(age, CultureInfo.InvariantCulture, out var years) && years is >= 0
                    and <= People.Limits.AgeYearsMax ? BirthDate.OfAge(years, on) : null);
        }
        catch (Refused)
        {
            return null;
        }
    }
}
