namespace Aman.App.Scenarios;

/// <summary>Something that was said, acted out step by step on a fresh node by the users of the parties, each step
/// with what must be true after it.</summary>
/// <param name="About">In a sentence.</param>
internal sealed record Scenario(string Name, string About, IReadOnlyList<Step> Steps)
{
    public static IReadOnlyList<Scenario> All { get; } = [StatementOf2017.Scenario];

    /// <summary>Takes every step, also after one that does not hold.</summary>
    /// <exception cref="Refused">scenario-not-empty</exception>
    public async IAsyncEnumerable<Outcome> Play(Node node, TimeProvider time)
    {
        if (node.Journal.Heads().Count > 0)
        {
            throw new Refused("scenario-not-empty",
                "Something is recorded here already. A scenario is acted on a node of its own: name an empty place.");
        }

        var stage = new Stage(node, time);
        foreach (var step in Steps)
        {
            yield return await stage.Play(step);
        }
    }
}
