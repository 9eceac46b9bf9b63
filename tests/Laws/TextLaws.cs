using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>The rules that can be read off the text of the files.</summary>
public class TextLaws
{
    private const int FileLinesMax = 400, MethodLinesMax = 60, ColumnsMax = 120, KernelLinesMax = 600;

    // What is banned (a pattern), where, and what to write instead.
    private static readonly (string Pattern, string In, string Except, string Instead)[] Banned =
    [
        (@"DateTime(Offset)?\.(Utc)?Now|DateTime\.Today", "src/ tests/", "", "the TimeProvider that was passed in"),
        (@"Guid\.New" + "Guid", "src/ tests/", "", "Guid.CreateVersion7, or an id made from what it stands for"),
        (@"Random\.Shared|new Random\(\)", "src/ tests/", "",
            "a Random that was passed in, from a seed that is printed"),
        ("Npgsql|Sqlite", "src/", "src/Journal/Database.cs src/App/Commands/BenchRaw.cs",
            "Database, the only place that knows the engine (the benchmark of the raw engine apart)"),
        (@"Thread\.Sleep", "src/ tests/", "", "await Task.Delay"),
        (@"^\s*default:", "src/Journal/ src/Aman/Zones/ src/Aman/Shelter/ src/Aman/Aid/", "",
            "a case each, so that none is forgotten"),
        (@"/(work|home|root|Users)/\w", "src/ tests/", "", "a path from the root of the repository, or a setting"),
        (@"\b(ConfigureAwait|async void)\b", "src/ tests/", "", "await, or async Task"),
    ];

    private static readonly string[] Unwanted =
        ["Core", "Application", "Infrastructure", "Shared", "Common", "Utils", "Helpers", "Services", "Interfaces"];

    private static readonly Dictionary<string, string[]> References = new()
    {
        ["Journal"] = [], ["Matching"] = [], ["Aman"] = ["Journal", "Matching"],
        ["Standards"] = ["Journal", "Matching", "Aman"], ["App"] = ["Journal", "Matching", "Aman", "Standards"],
    };

    [Fact]
    public void No_file_method_or_line_is_too_long() => House.Holds(
        $"At most {FileLinesMax} lines a file, {MethodLinesMax} a method, {ColumnsMax} columns a line: split it.",
        House.CSharp.SelectMany(file => file.Lines.Index()
            .Where(line => line.Item.Length > ColumnsMax)
            .Select(line => $"{file.Path}:{line.Index + 1} has {line.Item.Length}")
            .Concat(Members.Of(file.Lines).Where(member => member.Lines > MethodLinesMax)
                .Select(member => $"{file.Path}:{member.Line} has {member.Lines} lines"))
            .Concat(file.Lines.Length > FileLinesMax ? [$"{file.Path} has {file.Lines.Length} lines"] : [])));

    [Fact]
    public void Nothing_banned_is_written() => House.Holds(
        "Some things have one right way here.",
        from file in House.CSharp
        where !file.Path.EndsWith("Laws/TextLaws.cs", StringComparison.Ordinal)
        from ban in Banned
        where ban.In.Split(' ').Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal))
            && !ban.Except.Split(' ').Contains(file.Path)
        from line in file.Lines.Index()
        where Regex.IsMatch(line.Item, ban.Pattern)
        select $"{file.Path}:{line.Index + 1} write {ban.Instead}, not: {line.Item.Trim()}");

    [Fact]
    public void The_kernel_stays_small()
    {
        // Counted are lines that are not blank, a comment, a using, a namespace, or braces,
        // parentheses and quotes alone.
        var lines = House.CSharp.Where(file => file.Path.StartsWith("src/Journal/", StringComparison.Ordinal))
            .Sum(file => file.Code);
        Assert.InRange(lines, 1, KernelLinesMax);
    }

    [Fact]
    public void No_folder_has_a_name_that_says_nothing() => House.Holds(
        "Name the folder after the topic it is about.",
        House.Folders("src", "tests").Where(folder => Unwanted.Contains(folder.Name)
            && folder.Parent!.Name != "Pages").Select(folder => Path.GetRelativePath(House.Root, folder.FullName)));

    [Fact]
    public void Projects_refer_one_way() => House.Holds(
        "Journal <- Aman <- Standards <- App, and Matching <- Aman.",
        from file in House.Files("src").Where(House.Is(".csproj"))
        let name = file.Path.Split('/')[1]
        from Match match in Regex.Matches(file.Text, @"ProjectReference Include=""\.\./(\w+)/")
        where !References.GetValueOrDefault(name, []).Contains(match.Groups[1].Value)
        select $"{name} refers to {match.Groups[1].Value}");

    [Fact]
    public void Tests_mirror_the_source() => House.Holds(
        "tests/Aman/Aid/CollectAidTests.cs is about src/Aman/Aid/CollectAid.cs, or about all of src/Aman/Aid.",
        from file in House.CSharp.Where(House.Is("Tests.cs"))
        let project = file.Path.Split('/')[1]
        where file.Path.StartsWith("tests/", StringComparison.Ordinal)
            && Directory.Exists($"{House.Root}/src/{project}")
        let folder = "src" + file.Path[5..file.Path.LastIndexOf('/')]
        let about = file.Path[(file.Path.LastIndexOf('/') + 1)..^"Tests.cs".Length] + ".cs"
        let namesakes = House.Files($"src/{project}").Where(House.Is("/" + about)).ToList()
        where !Directory.Exists(Path.Combine(House.Root, folder))
            || (namesakes.Count > 0 && !namesakes.Any(one => one.Path == $"{folder}/{about}"))
        select file.Path);

    [Fact]
    public void Tables_use_only_what_both_engines_have() => House.Holds(
        "Columns are text, bigint or double precision; rows may arrive before those they refer to.",
        from file in House.Files("src").Where(House.Is("tables.sql"))
        from line in file.Lines.Index()
        where Regex.IsMatch(line.Item,
            @"(?i)\b(boolean|integer|int|real|timestamp\w*|date|jsonb?|serial|references|foreign|varchar)\b")
            && !line.Item.TrimStart().StartsWith("--", StringComparison.Ordinal)
        select $"{file.Path}:{line.Index + 1} {line.Item.Trim()}");

    [Fact]
    public void Every_text_is_there_in_every_language_with_the_same_holes()
    {
        var texts = House.Files("src/App").Where(file => Regex.IsMatch(file.Path, @"/Texts/[a-z-]+\.json$"))
            .ToDictionary(file => file.Path,
                file => JsonSerializer.Deserialize<Dictionary<string, string>>(file.Text, Once)!);
        var all = texts.Values.SelectMany(one => one.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        House.Holds("Translate it, keeping the holes.", texts.SelectMany(language => all
            .Where(key => string.IsNullOrWhiteSpace(language.Value.GetValueOrDefault(key))
                || texts.Values.Any(other => Holes(other.GetValueOrDefault(key)) != Holes(language.Value[key])))
            .Select(key => $"{language.Key}: {key}")));
    }

    // A text written twice would hide the first one wherever that is meant.
    private static readonly JsonSerializerOptions Once = new() { AllowDuplicateProperties = false };

    private static string Holes(string? text) => string.Join(' ', Regex.Matches(text ?? "", @"\{\w+[^}]*\}")
        .Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));
}

/// <summary>Measures the members of a file by their indent, which the formatter keeps.</summary>
internal static class Members
{
    private const string TypeWords = "class record struct interface enum extension namespace";

    public static IEnumerable<(int Line, int Lines)> Of(string[] lines) => Inside(lines, 0, lines.Length, 0);

    private static IEnumerable<(int Line, int Lines)> Inside(string[] lines, int from, int to, int indent)
    {
        var starts = Enumerable.Range(from, to - from).Where(at => Starts(lines[at], indent)).Append(to).ToArray();
        foreach (var (start, end) in starts.Zip(starts.Skip(1)))
        {
            var head = lines[start].Split(['(', '<', ':', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (head.Intersect(TypeWords.Split(' ')).Any())
            {
                foreach (var member in Inside(lines, start + 1, end, indent + 4))
                {
                    yield return member;
                }
            }
            else if (lines[start].Contains('(', StringComparison.Ordinal))
            {
                yield return (start + 1, 1 + Array.FindLastIndex(lines, end - 1, IsOfMember) - start);
            }
        }
    }

    private static bool Starts(string line, int indent) => line.Length > indent && line.AsSpan(0, indent).IsWhiteSpace()
        && (char.IsLetter(line[indent]) || line[indent] is '@' or '_') && !line.AsSpan(indent).StartsWith("where ");

    private static bool IsOfMember(string line) => line.Trim() is { Length: > 0 } text && text[0] is not ('/' or '[');
}
