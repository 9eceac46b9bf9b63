using Aman.Access;

namespace Aman.App.Scenarios;

/// <summary>The node on which a scenario is acted, and what became of the step that was taken last.</summary>
internal sealed class Stage(Node node, TimeProvider time)
{
    private long before;

    public Node Node => node;

    public DateOnly Today { get; } = time.Today();

    public long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Of the last step; null where nothing was refused.</summary>
    public Refused? Refusal { get; private set; }

    /// <summary>What the last step's look into an altered journal found.</summary>
    public IReadOnlyList<Fault> Faults { get; set; } = [];

    /// <summary>Entries that the last step has brought.</summary>
    public long Recorded => Entries() - before;

    public Task<Recorded> Do<TCommand>(Caller caller, TCommand command)
        where TCommand : ICommand => node.Journal.Record(command, caller, Guid.CreateVersion7());

    public T Read<T>(Func<Tables, T> work) => node.Journal.Read(work);

    public Task Grant(Caller user, string role, string party, string zone = Entry.World) =>
        Do(Roles.Terminal, new GrantRole(user.Actor, role, party, zone));

    /// <summary>Takes a step and judges it.</summary>
    public async Task<Outcome> Play(Step step)
    {
        (Refusal, Faults, before) = (null, [], Entries());
        try
        {
            await step.Does(this);
        }
        catch (Refused refused)
        {
            Refusal = refused;
        }

        return Judge(step);
    }

    /// <summary>Forgets the last step and judges one as if it had been left out.</summary>
    public Outcome JudgeUndone(Step step)
    {
        (Refusal, Faults, before) = (null, [], Entries());
        return Judge(step);
    }

    private Outcome Judge(Step step)
    {
        List<Checked> checks = [.. step.Claims.Select(claim => new Checked(claim.What, claim.Holds(this)))];
        var unwanted = step.IsRefused ? null : Refusal;
        return new(step.Point, step.Name, step.Words, unwanted is null && checks.All(one => one.Holds), checks,
            unwanted is null ? null : $"Refused ({unwanted.Code}): {unwanted.Message}");
    }

    private long Entries() => node.Journal.Heads().Sum(head => head.Number);
}
