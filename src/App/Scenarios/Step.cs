namespace Aman.App.Scenarios;

/// <summary>One thing that must be true once a step was taken.</summary>
/// <param name="What">In words; the same on every run.</param>
internal sealed record Claim(string What, Func<Stage, bool> Holds);

/// <summary>One step of a scenario: what the parties do, and what must then be true. Before it is done its claims do
/// not all hold, or it would check nothing.</summary>
/// <param name="Point">The point of what was said that it acts out; 0 for what stands before anybody speaks.</param>
/// <param name="Words">What happens, in a sentence.</param>
/// <param name="Does">A refusal here is kept on the stage, to be judged.</param>
internal sealed record Step(
    int Point, string Name, string Words, bool IsRefused, Func<Stage, Task> Does, IReadOnlyList<Claim> Claims)
{
    /// <summary>A step that is taken.</summary>
    public static Step Taken(int point, string name, string words, Func<Stage, Task> does,
        params IReadOnlyList<(string What, Func<Stage, bool> Holds)> claims) => new(
            point, name, words, IsRefused: false, does,
            [.. claims.Select(claim => new Claim(claim.What, claim.Holds))]);

    /// <summary>A step that must be refused.</summary>
    /// <param name="named">What the refusal must name.</param>
    public static Step Refused(
        int point, string name, string words, string code, IReadOnlyList<string> named, Func<Stage, Task> does) => new(
            point, name, words, IsRefused: true, does,
            [
                new($"refused as {code}", stage => stage.Refusal?.Code == code),
                .. named.Select(one => new Claim($"it names \"{one}\"", stage =>
                    stage.Refusal?.Message.Contains(one, StringComparison.Ordinal) == true)),
                new("nothing is recorded", stage => stage.Recorded == 0),
            ]);
}

/// <summary>How a claim was found.</summary>
public sealed record Checked(string What, bool Holds);

/// <summary>What became of a step.</summary>
/// <param name="Refusal">Why it was refused, where it should not have been.</param>
public sealed record Outcome(
    int Point, string Name, string Words, bool Holds, IReadOnlyList<Checked> Checks, string? Refusal)
{
    /// <summary>One line: the mark, the point, what happened, and what was checked of it.</summary>
    public override string ToString()
    {
        var checks = string.Join("; ", Checks.Where(one => Holds || !one.Holds).Select(one => one.What));
        return $"{(Holds ? '✓' : '✗')} {Point,2}  {Words} [{(Holds ? "" : "NOT SO: ")}{checks}]"
            + (Refusal is null ? "" : $" {Refusal}");
    }
}
