using Aman.People;
using Xunit;

namespace Aman.Tests.Topics.People;

public class BirthTextTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("1987", 1987, null, null), InlineData(" 3.1987 ", 1987, 3, null), InlineData("5/3/1987", 1987, 3, 5)]
    [InlineData("05-03-1987", 1987, 3, 5), InlineData("1987-03-05", 1987, 3, 5), InlineData("٥/٣/١٩٨٧", 1987, 3, 5)]
    [InlineData("1987-03", 1987, 3, null), InlineData("2013/5", 2013, 5, null)]
    [InlineData("۱۹۸۷", 1987, null, null), InlineData("8m", 2026, 3, null), InlineData("29/2/2024", 2024, 2, 29)]
    public void A_date_is_read_as_exactly_as_it_is_written(string text, int year, int? month, int? day) =>
        Assert.Equal(new BirthDate(year, month, day), BirthText.Parse(text, Today));

    [Theory]
    [InlineData("34y", 34), InlineData("34 years", 34), InlineData("٣٤س", 34), InlineData("0y", 0)]
    public void An_age_is_that_age_on_the_day_it_was_told(string text, int age)
    {
        var birth = BirthText.Parse(text, Today)!;
        Assert.Equal((age, age, Today), (birth.AgeOn(Today), birth.AgeYears, birth.Asked));
        Assert.Equal(age + 10, birth.AgeOn(Today.AddYears(10)));
        Assert.Equal(birth, BirthText.Parse(BirthText.Write(birth), Today));
    }

    [Theory]
    [InlineData("spring 2019", "spring"), InlineData("2019 fall", "autumn"), InlineData("شتاء 2019", "winter")]
    public void A_season_is_kept_as_told(string text, string season)
    {
        Assert.Equal(new BirthDate(2019, Season: season), BirthText.Parse(text, Today));
        Assert.Equal(7, BirthText.Parse(text, Today)!.AgeOn(new(2026, 12, 31)));
    }

    [Theory]
    [InlineData("x"), InlineData("29/2/2023"), InlineData("5/13/1987"), InlineData("0/3/1987"), InlineData("121y")]
    [InlineData("87"), InlineData("1987-13-05"), InlineData("99999999999"), InlineData("5/3/1987x"), InlineData("-3y")]
    [InlineData("monsoon 2019"), InlineData("1987-13"), InlineData("1987-")]
    public void What_is_no_date_is_refused_with_what_can_be_written_and_not_with_what_was(string text)
    {
        var refused = Assert.Throws<Refused>(() => BirthText.Parse(text, Today));
        Assert.Equal("birth-unreadable", refused.Code);
        Assert.Contains("5/3/1987", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_means_that_nobody_knows() => Assert.Null(BirthText.Parse("  ", Today));

    [Theory]
    [InlineData("1987"), InlineData("3.1987"), InlineData("5/3/1987"), InlineData("summer 2001")]
    public void What_is_written_is_read_back(string text) =>
        Assert.Equal(text, BirthText.Write(BirthText.Parse(text, Today)));
}
