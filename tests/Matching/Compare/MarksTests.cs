using Aman.Matching;
using Xunit;

namespace Aman.Tests.Matching;

public class MarksTests
{
    [Fact]
    public void One_slip_is_near_wherever_it_is_and_two_are_not()
    {
        var random = new Random(7);
        foreach (var length in new[] { 5, 7, 8, 10, 12 })
        {
            for (var round = 0; round < 500; round++)
            {
                var number = string.Concat(Enumerable.Range(0, length).Select(_ => random.Next(10)));
                var at = random.Next(length);
                var other = Changed(number, at);
                Assert.True(Near(number, other), $"{number} {other}");
                Assert.True(Near(number, number.Remove(at, 1)) || number.Remove(at, 1).Length < 4);
                var twice = Changed(other, (at + 2 + random.Next(length - 3)) % length);
                Assert.False(Near(number, twice), $"{number} {twice}");
                if (at > 0 && number[at] != number[at - 1])
                {
                    var turned = number[..(at - 1)] + number[at] + number[at - 1] + number[(at + 1)..];
                    Assert.True(Near(number, turned), $"{number} {turned}");
                }
            }
        }
    }

    private static string Changed(string number, int at) =>
        number[..at] + (char)('0' + ((number[at] - '0' + 1) % 10)) + number[(at + 1)..];

    private static bool Near(string one, string other) => Marks.Near(Marks.Document(one), Marks.Document(other));
}
