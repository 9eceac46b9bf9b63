using System.CommandLine;
using System.Text.Json;
using Aman.App.Commands;
using Aman.App.Scenarios;
using Xunit;

namespace Aman.Tests.App.Scenarios;

using Scenario = Aman.App.Scenarios.Scenario;

public class StatementOf2017Tests
{
    private static Scenario Whole => StatementOf2017.Scenario;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Every_step_holds_at_the_terminal_and_both_engines_say_the_same(string engine)
    {
        string[] place = engine == "sqlite" ? [] : ["--database", Engines.New(engine), "--data", Folder()];
        var (code, output, errors) = Run(Whole, place);
        Assert.True(code == Exit.Good, output + errors);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([.. Whole.Steps.Select(step => $"✓ {step.Point,2}  {step.Words} ["),
            $"{Whole.Name}: {Whole.Steps.Count} of {Whole.Steps.Count} steps hold."],
            lines.Select(line => line.IndexOf('[', StringComparison.Ordinal) is > 0 and var end
                ? line[..(end + 1)] : line));
        // The mark and the words of every claim, with nothing of the day, the node or the engine.
        Assert.Equal([.. Whole.Steps.Select(step => $"[{string.Join("; ", step.Claims.Select(claim => claim.What))}]")],
            lines.SkipLast(1).Select(line => line[line.IndexOf('[', StringComparison.Ordinal)..]));
    }

    [Fact]
    public void Every_point_of_what_was_said_is_acted_with_a_refusal_wherever_something_must_not_happen()
    {
        Assert.Equal(Enumerable.Range(0, 11), Whole.Steps.Select(step => step.Point).Distinct());
        Assert.Equal(Whole.Steps.Count, Whole.Steps.DistinctBy(step => step.Name).Count());
        Assert.All([2, 4, 6, 8, 9, 10], point => Assert.Contains(Whole.Steps, step =>
            step.Point == point && step.IsRefused));
        Assert.All(Whole.Steps, step => Assert.NotEmpty(step.Claims));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task No_step_holds_before_it_was_taken(string engine)
    {
        await using var node = Engines.Node(engine);
        var stage = new Stage(node, TimeProvider.System);
        foreach (var step in Whole.Steps)
        {
            Assert.False(stage.JudgeUndone(step).Holds, $"{step.Name} holds without being done");
            var outcome = await stage.Play(step);
            Assert.True(outcome.Holds, $"{outcome}");
        }
    }

    [Theory]
    [InlineData("ask", "answer-too-early")]
    [InlineData("unhcr-consents", "organisation-consents", "host-consents", "open")]
    [InlineData("host-consents", "open", "register", "withdraw")]
    [InlineData("aid", "aid")]
    [InlineData("region", "region")]
    [InlineData("topics", "topics")]
    [InlineData("prefers-one", "prefers-one")]
    [InlineData("objects-to-one", "condition-met")]
    [InlineData("invite", "joins-as-one", "joins-split")]
    [InlineData("iraq-asks", "offer", "accept", "give")]
    [InlineData("accept", "give")]
    [InlineData("second-draft", "publish")]
    public void A_step_left_undone_is_found_where_it_is_missed_and_the_exit_code_says_so(
        string left, params string[] missed)
    {
        var (code, output, _) = Run(Whole with
        {
            Steps = [.. Whole.Steps.Select(step => step.Name == left
                ? step with { Does = _ => Task.CompletedTask } : step)],
        });
        Assert.Equal(Exit.Refused, code);
        var lines = output.Split('\n');
        foreach (var step in missed.Append(left).Distinct().Select(one => Whole.Steps.Single(step => step.Name == one)))
        {
            Assert.Single(lines, line => line.StartsWith($"✗ {step.Point,2}  {step.Words} [NOT SO: ",
                StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("notify")]
    [InlineData("open")]
    [InlineData("objects-to-one")]
    [InlineData("alter")]
    public void A_claim_turned_round_fails_on_its_own_line_alone(string name)
    {
        var (code, output, _) = Run(Whole with
        {
            Steps = [.. Whole.Steps.Select(step => step.Name != name ? step : step with
            {
                Claims = [.. step.Claims.SkipLast(1), step.Claims[^1] with
                {
                    Holds = stage => !step.Claims[^1].Holds(stage),
                }],
            })],
        });
        Assert.Equal(Exit.Refused, code);
        var step = Whole.Steps.Single(step => step.Name == name);
        Assert.Equal([$"✗ {step.Point,2}  {step.Words} [NOT SO: {step.Claims[^1].What}]"],
            output.Split('\n').Where(line => line.StartsWith('✗')));
    }

    [Fact]
    public void Scenarios_are_listed_answered_as_json_and_refused_where_they_cannot_be_acted()
    {
        Assert.StartsWith("statement-of-2017  ", At("scenario", "--list").Output, StringComparison.Ordinal);
        Assert.Contains("scenario-unknown", At("scenario", "of-2018").Errors, StringComparison.Ordinal);
        var folder = Folder();
        var small = Whole with { Steps = [Whole.Steps[0]] };
        var (code, output, _) = Run(small, "--json", "--data", folder);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(Exit.Good, code);
        Assert.True(answer.GetProperty("holds").GetBoolean());
        Assert.Equal("before", answer.GetProperty("steps")[0].GetProperty("name").GetString());
        Assert.True(answer.GetProperty("steps")[0].GetProperty("checks")[0].GetProperty("holds").GetBoolean());
        var refused = Assert.Throws<Refused>(() => Run(small, "--data", folder));
        Assert.Equal("scenario-not-empty", refused.Code);
        Assert.Equal(Exit.Refused, Run(Whole with { Steps = [] }, "--json").Code);
        Assert.Equal(Exit.Good, At("verify", "--data", folder).Code);
    }

    private static string Folder() => Directory.CreateTempSubdirectory("aman-test-").FullName;

    private static (int Code, string Output, string Errors) Run(Scenario scenario, params string[] more) => Caught(
        (output, errors) => new RootCommand { ScenarioCommand.Command([scenario]) }
            .Parse(["scenario", scenario.Name, .. more]).InvokeAsync(new()
            {
                Output = output, Error = errors, EnableDefaultExceptionHandler = false,
            }));

    private static (int Code, string Output, string Errors) At(params string[] arguments) =>
        Caught((output, errors) => Terminal.Run(arguments, output, errors));

    private static (int Code, string Output, string Errors) Caught(Func<TextWriter, TextWriter, Task<int>> run)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = run(output, errors).GetAwaiter().GetResult();
        return (code, output.ToString(), errors.ToString());
    }
}
