using Aman.Places;

namespace Aman.Standards;

/// <summary>Places that a file speaks of without describing them.</summary>
internal static class Implied
{
    /// <returns>The id of the country's place.</returns>
    public static string Country(Reading reading, Country country)
    {
        reading.Implied.TryAdd(country.Iso2, new(country.Iso2, PlaceKinds.Country, null, country.Iso3, country.Name,
            country.NameArabic, null, null, null, null, null, "ISO 3166"));
        return country.Iso2;
    }
}
