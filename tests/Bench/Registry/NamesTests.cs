using System.Security.Cryptography;
using System.Text;
using Aman.App.Demo;
using Aman.Registries;
using Xunit;

namespace Aman.Tests.Bench.Registry;

[Collection("in turn")]
public class NamesTests
{
    [Theory]
    [InlineData(Culture.Arabic, "خالد", "Khaled", "xāled")]
    [InlineData(Culture.Arabic, "شوقى", "Shawki", "šawqī")]
    [InlineData(Culture.Arabic, "بسام", "Bassam", "bassām")]
    [InlineData(Culture.Persian, "ژاله", "Zhaleh", "žāleh")]
    [InlineData(Culture.Kurdish, "Şêrko", "", "šērkō")]
    [InlineData(Culture.Turkish, "Işık", "", "ıšık")]
    [InlineData(Culture.Russian, "Щербаков", "", "ŝerbakov")]
    [InlineData(Culture.Russian, "Алексеев", "", "alekseyev")]
    public void A_name_is_kept_as_it_sounds(Culture culture, string native, string latin, string sound) =>
        Assert.Equal(sound, Sounds.Of(culture, native, latin));

    [Fact]
    public void Each_habit_writes_every_name_in_its_own_script()
    {
        var draw = new Draw(1);
        foreach (var name in NameStock.Every)
        {
            foreach (var habit in Habit.All)
            {
                var text = Spelling.Write(name, habit, new(), draw);
                Assert.NotEmpty(text);
                Assert.DoesNotContain(text, letter => char.IsLetter(letter) && habit.Script != letter switch
                {
                    >= '\u0600' and <= '\u06FF' => "arabic",
                    >= '\u0400' and <= '\u04FF' => "cyrillic",
                    _ => "latin",
                } && letter is not ('ʿ' or 'ʻ' or 'ـ'));
            }
        }
    }

    [Fact]
    public void One_name_is_written_in_many_ways_and_two_names_hardly_ever_alike()
    {
        var draw = new Draw(2);
        var khaled = NameStock.Every.First(name => name.Native == "خالد");
        var omar = NameStock.Every.First(name => name.Native == "عمر");
        HashSet<string> All(Name name) => [.. Enumerable.Range(0, 400)
            .Select(at => Spelling.Write(name, Habit.All[at % Habit.All.Count], new(), draw))];
        var ways = All(khaled);
        Assert.Superset(new HashSet<string> { "Khaled", "خالد", "Халед" }, ways);
        Assert.InRange(ways.Count, 15, 80);
        Assert.DoesNotContain(All(omar), ways.Contains);
    }

    [Fact]
    public void A_typo_may_be_anywhere_and_the_rest_stays()
    {
        var draw = new Draw(3);
        var typed = Enumerable.Range(0, 2_000).Select(_ => Slips.Typed("Ibrahim", draw)).ToList();
        Assert.InRange(typed.Count(text => text[0] != 'I'), 100, 900);
        Assert.Contains(typed, text => text[^1] != 'm');
        Assert.All(typed, text => Assert.InRange(text.Length, 6, 8));
        Assert.Equal(7, Slips.Digit("9991234", draw).Length);
        Assert.NotEqual("9991234", Slips.Digit("9991234", draw));
    }

    [Fact]
    public void Names_are_held_out_by_the_published_rule()
    {
        Assert.All(NameStock.Every, name => Assert.Equal(
            SHA256.HashData(Encoding.UTF8.GetBytes(name.Native.Normalize(NormalizationForm.FormC)))[0] % 4 == 3,
            name.HeldOut));
        Assert.InRange(NameStock.Every.Average(name => name.HeldOut ? 1.0 : 0), 0.2, 0.3);
    }
}
