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
}
