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
