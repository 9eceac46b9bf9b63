using Aman.Matching;
using Xunit;

namespace Aman.Tests.Matching;

public class MatcherTests
{
    [Fact]
    public void One_person_in_two_scripts_is_found_and_a_namesake_of_another_age_is_not()
    {
        var registered = new PersonRecord
        {
            Id = "1", Names = [PersonName.Of("محمد", "خالد", family: "الزعبي")], Birth = new Birth(1984, 3, 7),
                Sex = Sex.Male,
        };
        var index = new MatchIndex();
        index.Add(registered);
        index.Add(registered with { Id = "2", Birth = new Birth(1951, 11, 23) });

        var found = index.Search(new PersonRecord
        {
            Id = "new", Names = [PersonName.Free("Mohamad Khaled Alzoubi")], Birth = new Birth(1984, 3, 7),
                Sex = Sex.Male,
        });

        Assert.Equal(["1"], found.Select(one => one.Id));
        Assert.Equal(found[0].Bits, found[0].Evidence.Sum(one => one.Bits), 3);
    }

    [Theory]
    [InlineData("1980-01-01", "1980-01-01")]
    [InlineData("1980", "1980-01-01")]
    [InlineData("1980", "1980")]
    public void A_very_common_name_and_one_year_of_birth_are_worth_a_look_at_most(string one, string other)
    {
        static PersonRecord Man(string name, string born) => new()
        {
            Id = "p", Names = [PersonName.Free(name)], Sex = Sex.Male,
            Birth = Birth.TryRead(born, out var birth) ? birth : throw new FormatException(born),
        };
        Assert.NotEqual(Band.Same,
            Matcher.Score(Man("محمد أحمد الحسن", one), Man("Mohammed Ahmad Hassan", other)).Band);

        // The control: one day of birth, and it is the same.
        Assert.Equal(Band.Same,
            Matcher.Score(Man("محمد أحمد الحسن", "1980-03-07"), Man("Mohammed Ahmad Hassan", "1980-03-07")).Band);
    }

    [Fact]
    public void Prepared_records_are_judged_as_two_alone()
    {
        var one = new PersonRecord { Id = "1", Names = [PersonName.Free("محمد خالد الزعبي")], Sex = Sex.Male };
        var other = one with { Id = "2", Names = [PersonName.Free("Mohamad Khaled Alzoubi")] };
        var stranger = one with { Id = "3", Names = [PersonName.Free("Rustam Petrov")] };
        var comparer = new Comparer();
        var prepared = new[] { one, other, stranger }.Select(comparer.Prepare).ToList();
        var alone = new[] { one, other, stranger };
        for (var left = 0; left < alone.Length; left++)
        {
            for (var right = 0; right < alone.Length; right++)
            {
                var (expected, said) = (Matcher.Score(alone[left], alone[right]),
                    comparer.Score(prepared[left], prepared[right]));
                Assert.Equal(expected with { Evidence = said.Evidence }, said);
                Assert.Equal(expected.Evidence, said.Evidence);
                Assert.Equal(expected.Bits, comparer.Bits(prepared[left], prepared[right]));
            }
        }

        Assert.NotEqual(comparer.Bits(prepared[0], prepared[1]), comparer.Bits(prepared[0], prepared[2]));
        Assert.Throws<ArgumentException>(() => comparer.Bits(prepared[0], new Comparer().Prepare(other)));
    }
}
