using System.Reflection;
using System.Text.RegularExpressions;
using Aman.Access;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>What every command and every refusal must have.</summary>
public partial class CommandLaws
{
    private static IEnumerable<(string Name, string Permission)> Commands => typeof(Facts).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(ICommand)) && !type.IsAbstract)
        .Select(type => (type.Name, (string)type.GetProperty(nameof(ICommand.Permission),
            BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!));

    private static IEnumerable<House.SourceFile> Source => House.CSharp
        .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && !House.Is("/Refusals.cs")(file));

    [Fact]
    public void Every_command_names_a_permission_that_some_role_has() => House.Holds(
        "A permission is written topic.verb, and a role in src/Aman/Access/Roles.cs covers it.",
        Commands.Where(command => !Permission().IsMatch(command.Permission) || !Covered(command.Permission))
            .Select(command => $"{command.Name}: {command.Permission}"));

    [Fact]
    public void Every_command_has_a_refusal_test() => House.Holds(
        "Write a test that the command is refused when something is missing (it names the command and the code).",
        Commands.Where(command => !House.CSharp.Any(file => Tests(file)
            && Regex.IsMatch(file.Text, $@"\b{command.Name}\b")
            && Refusals.All.Values.Any(code => file.Text.Contains($"\"{code}\"", StringComparison.Ordinal))))
            .Select(command => command.Name));

    [Fact]
    public void Every_refusal_is_of_the_closed_numbered_list() => House.Holds(
        "Add the code to src/Aman/Refusals.cs under the next free number, or write it as a plain text there.",
        Source.SelectMany(file => Thrown().Matches(file.Text)
            .Where(match => !Refusals.All.Values.Contains(match.Groups[1].Value))
            .Select(match => $"{file.Path}: {match.Value}")));

    [Fact]
    public void No_refusal_of_the_list_is_unused_or_listed_twice()
    {
        var unused = Refusals.All.Values.Where(code =>
            !Source.Any(file => file.Text.Contains($"\"{code}\"", StringComparison.Ordinal)));
        var twice = Refusals.All.Values.GroupBy(code => code).Where(same => same.Count() > 1).Select(same => same.Key);
        House.Holds("A refusal stands once in the list and is used.", unused.Concat(twice));
    }

    private static bool Tests(House.SourceFile file) =>
        file.Path.StartsWith("tests/", StringComparison.Ordinal) && House.Is("Tests.cs")(file);

    private static bool Covered(string permission) => Roles.All.Values.Any(list => list.Any(one =>
        one == permission || one == permission[..permission.IndexOf('.', StringComparison.Ordinal)] + ".*"));

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex Permission();

    [GeneratedRegex(@"new Refused\(\s*(?:""([^""]*)"")?")]
    private static partial Regex Thrown();
}
