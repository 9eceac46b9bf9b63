using Aman.Matching;
using Xunit;

namespace Aman.Tests.Matching;

public class BirthScoreTests
{
    [Theory]
    [InlineData("1987", "1987-01-01", 3, 7)]
    [InlineData("1987-01-01", "1987-01-01", 3, 7)]
    [InlineData("1987", "1988-01-01", 0, 4)]
    [InlineData("1987-01-01", "1989-01-01", 0, 3)]
    [InlineData("1986-01-01", "1982", -3, 0)]
    [InlineData("2010-05-05", "2010-05-05", 11, 16)]
    [InlineData("2010-03-05", "2010-05-03", 7, 11)]
    [InlineData("1957-02-09", "1987-02-09", 5, 8)]
    [InlineData("2010-05-05", "2012-03-01", -8, -4)]
    [InlineData("1987-02-09", "1955-10-30", -15, -9)]
    public void A_date_says_what_it_may(string one, string other, double least, double most)
    {
        var (left, right) = (Read(one), Read(other));
        Assert.InRange(BirthScore.Of(left, right).Bits, least, most);
        Assert.Equal(BirthScore.Of(left, right), BirthScore.Of(right, left));
    }

    [Fact]
    public void Years_farther_apart_never_say_more()
    {
        foreach (var first in new[] { "1987", "1987-01-01", "~1987", "1987-02-19" })
        {
            foreach (var form in new[] { "{0}", "{0}-01-01", "~{0}", "{0}-11-06" })
            {
                var said = Enumerable.Range(1, 60).Select(off =>
                    BirthScore.Of(Read(first), Read(string.Format(null, form, 1987 + off)))).ToList();
                // A year that one digit or two turned make of the other is a slip: these are left out.
                var plain = said.Where(one => one.Level is not Levels.DateNear).ToList();
                Assert.Equal(plain.Select(one => one.Bits).OrderDescending(), plain.Select(one => one.Bits));
                Assert.Equal(plain.Select(one => one.Kin).OrderDescending(), plain.Select(one => one.Kin));
            }
        }
    }

    [Fact]
    public void Against_ones_own_family_a_birth_says_less()
    {
        foreach (var other in new[] { "2010-05-05", "2010-05-06", "2010", "2010-01-01", "2011-01-01", "2012-03-01" })
        {
            var said = BirthScore.Of(Read("2010-05-05"), Read(other));
            Assert.True(said.Kin <= said.Bits, other);
        }
    }

    private static Birth Read(string text) =>
        Birth.TryRead(text, out var birth) ? birth : throw new FormatException(text);
}
