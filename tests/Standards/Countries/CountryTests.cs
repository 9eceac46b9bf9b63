using Aman.Standards;
using Xunit;

namespace Aman.Tests.Standards.Countries;

public class CountryTests
{
    [Fact]
    public void Every_country_has_a_name_in_Arabic_and_in_its_own_letters()
    {
        var lines = File.ReadAllLines(Path.Combine(
            Path.GetDirectoryName(DemoData.Folder)!, "src", "Standards", "Countries", "countries.csv"));
        var countries = lines.Skip(1).Select(line => Country.Find(line.Split(',')[0])!).ToList();
        Assert.Equal(244, countries.Count);
        Assert.All(countries, country =>
        {
            Assert.False(string.IsNullOrWhiteSpace(country.NameArabic), country.Iso2);
            // Letters that Persian and Urdu have and Arabic has not would show a name in another language.
            Assert.DoesNotContain(country.NameArabic!, sign => "یکپچگٹے".Contains(sign, StringComparison.Ordinal));
            Assert.All(country.NameArabic!, sign => Assert.True(sign is >= '\u0621' and <= '\u0652' or ' ' or '-'
                or '(' or ')' or '،' or '\u200F', $"{country.Iso2}: {(int)sign:x4}"));
        });
    }

    [Theory]
    [InlineData("SYR", "سوريا"), InlineData("TR", "تركيا"), InlineData("Turkey", "تركيا"), InlineData("LBN", "لبنان")]
    [InlineData("Jordan", "الأردن"), InlineData("IRQ", "العراق"), InlineData("EG", "مصر"), InlineData("DEU", "ألمانيا")]
    [InlineData("IR", "إيران"), InlineData("PK", "باكستان"), InlineData("Türkiye", "تركيا")]
    public void A_country_is_found_by_code_or_name(string key, string arabic) =>
        Assert.Equal(arabic, Country.Find(key)?.NameArabic);
}
