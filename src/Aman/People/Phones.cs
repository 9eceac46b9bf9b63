using PhoneNumbers;
using Aman.Shelter;

namespace Aman.People;

/// <summary>Phone numbers as they are compared and kept: with the country's code. A number that cannot be one is kept
/// as it was told, since somebody may still know how to dial it.</summary>
internal static class Phones
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>Read as numbers of the zone's country where they do not name another.</summary>
    public static IReadOnlyList<string>? Normal(Tables tables, string zone, IReadOnlyList<string>? phones) =>
        phones is null or [] ? null : Normal(phones, CountryOf(tables, zone));

    public static IReadOnlyList<string> Normal(IReadOnlyList<string> phones, string? country) =>
        [.. phones.Select(phone => Normal(phone, country)).Distinct(StringComparer.Ordinal)];

    public static string Normal(string phone, string? country)
    {
        try
        {
            var number = Numbers.Parse(phone, country);
            return Numbers.IsPossibleNumber(number) ? Numbers.Format(number, PhoneNumberFormat.E164) : phone.Trim();
        }
        catch (NumberParseException)
        {
            return phone.Trim();
        }
    }

    // The camp's place has its country's code as parent, or stands in a governorate of it.
    private static string? CountryOf(Tables tables, string zone) =>
        tables.Remember<string?>($"select parent from places where id = {zone}") is [var parent, ..]
            && CoarsePlace.Of(parent) is { Length: 2 or 4 } code ? code[..2] : null;
}
