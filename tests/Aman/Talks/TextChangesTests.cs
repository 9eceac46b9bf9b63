using Aman.Talks;
using CsCheck;
using Xunit;

namespace Aman.Tests.Topics.Talks;

public class TextChangesTests
{
    private static readonly string[] Words = ["aid", "الهدنة", "мир", "görüşme", "convoy"];
    private static readonly string[] Breaks = [" ", "، ", ".\n", " – ", "  "];

    private static readonly Gen<string> Texts =
        from words in Gen.Int[0, 4].Select(at => Words[at]).Array[0, 12]
        from breaks in Gen.Int[0, 4].Select(at => Breaks[at]).Array[12]
        select string.Concat(words.Select((word, at) => word + breaks[at]));

    [Fact]
    public void The_pieces_are_both_texts_whole_and_what_is_the_same_is_the_same() => Gen.Select(Texts, Texts).Sample(
        (earlier, later) =>
        {
            var changes = TextChanges.Of(earlier, later);
            Assert.Equal(earlier, string.Concat(changes.Earlier.Select(one => one.Text)));
            Assert.Equal(later, string.Concat(changes.Later.Select(one => one.Text)));
            Assert.Equal(Same(changes.Earlier), Same(changes.Later));
            Assert.Equal(earlier == later, changes.None);
        }, iter: 5_000);

    [Theory]
    [InlineData("Aid will pass through one gate.", "Aid will pass through two gates.", "one gate", "two gates")]
    [InlineData("تمر المساعدات، كل يوم.", "تمر المساعدات، كل أسبوع.", "يوم", "أسبوع")]
    [InlineData("Помощь пройдёт в пятницу.", "Помощь пройдёт в субботу.", "пятницу", "субботу")]
    public void Only_the_words_that_differ_are_marked(string earlier, string later, string removed, string added)
    {
        var changes = TextChanges.Of(earlier, later);
        Assert.Equal(removed.Split(' '), changes.Earlier.Where(one => one.Kind == ChangeKind.Removed)
            .Select(one => one.Text));
        Assert.Equal(added.Split(' '), changes.Later.Where(one => one.Kind == ChangeKind.Added)
            .Select(one => one.Text));
    }

    private static string Same(IEnumerable<Change> pieces) =>
        string.Concat(pieces.Where(one => one.Kind == ChangeKind.Same).Select(one => one.Text));
}
