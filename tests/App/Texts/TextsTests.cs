using System.Text.RegularExpressions;
using Xunit;
using Words = Aman.App.Texts;

namespace Aman.Tests.App.Texts;

public sealed partial class TextsTests
{
    [Fact]
    public void Every_language_has_the_same_keys_with_the_same_holes()
    {
        var english = Words.Every.Single(words => words.Language == "en");
        foreach (var other in Words.Every)
        {
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
            Assert.All(english.Keys, key => Assert.Equal((key, Holes(english[key])), (key, Holes(other[key]))));
        }
    }

    [Theory]
    [InlineData(0, 0, "–"), InlineData(0, 5, "0%"), InlineData(1, 1_000, "1%"), InlineData(1, 2, "50%")]
    [InlineData(1_918, 1_927, "99%"), InlineData(5, 5, "100%"), InlineData(80_224, 80_000, "101%")]
    [InlineData(3, 2, "150%")]
    public void A_share_is_100_percent_only_when_it_is_whole_and_0_only_when_there_is_nothing(
        long part, long whole, string shown) => Assert.Equal(shown, Words.Percent(part, whole));

    [Fact]
    public void Every_key_that_a_page_uses_has_a_text_and_every_text_is_used()
    {
        var english = Words.Every.Single(words => words.Language == "en");
        var sources = Directory.EnumerateFiles(Path.Combine(Root(), "src", "App"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal)
                || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(file => !file.Contains(
                $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText).ToList();
        var used = sources.SelectMany(text => Lookup().Matches(text)).SelectMany(match => Quoted().Matches(match.Value))
            .Select(match => match.Groups[1].Value).Where(key => key.Contains('.', StringComparison.Ordinal))
            .ToHashSet();
        Assert.Equal([], used.Where(key => !english.Keys.Contains(key)));
        used.UnionWith(sources.SelectMany(text => Quoted().Matches(text)).Select(match => match.Groups[1].Value));

        // A key may also be made of a fixed beginning and a value, as in T.Of("nav", key) or T[$"month.{month}"].
        var beginnings = sources.SelectMany(text => UsedBeginning().Matches(text))
            .Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value.TrimEnd('.') + ".")
            .ToHashSet();
        Assert.Equal([], english.Keys.Where(key => !used.Contains(key)
            && !beginnings.Any(start => key.StartsWith(start, StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_kind_of_fact_has_a_text()
    {
        var english = Words.Every.Single(words => words.Language == "en");
        Assert.Equal([], Facts.All.Types.Keys.Select(kind => $"fact.{kind.Split('/')[0]}")
            .Where(key => !english.Keys.Contains(key)));
    }

    private static string Holes(string text) =>
        string.Join(',', Hole().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Aman.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Aman.slnx is not above the tests.");
        }
        return folder.FullName;
    }

    [GeneratedRegex("""\{\d+\}""")]
    private static partial Regex Hole();

    /// <summary>The inside of <c>T[...]</c> or <c>texts[...]</c>, up to the first comma or bracket.</summary>
    [GeneratedRegex("""\b(?:T|texts|other)\[[^\],$]*""")]
    private static partial Regex Lookup();

    [GeneratedRegex("""(?<!\$)"([a-z][A-Za-z0-9.\-]*)["]""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""\.Of\("([a-z.\-]+)",|(?:\[|\.Or\()\$"([a-z.\-]+)\{""")]
    private static partial Regex UsedBeginning();
}
