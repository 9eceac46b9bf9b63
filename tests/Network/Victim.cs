using System.Diagnostics;
using Aman.Access;

namespace Aman.Tests.Network;

/// <summary>What a death left behind.</summary>
/// <param name="Acknowledged">Commands that were acknowledged before it.</param>
/// <param name="Lost">Of these, how many the journal does not hold.</param>
/// <param name="Faults">Of the chains, as verify finds them.</param>
/// <param name="IsWhole">Whether the tables are what a rebuild makes of the entries: nothing half-applied.</param>
public sealed record Aftermath(int Acknowledged, int Lost, int Faults, bool IsWhole);

/// <summary>A running process of the node that will be killed.</summary>
public sealed class Victim : IDisposable
{
    private readonly Process process;
    private readonly List<string> acknowledged = [];
    private readonly Task reading;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Victim(Process process)
    {
        this.process = process;
        reading = Task.Run(Read);
    }

    /// <summary>Starts it, and waits until the load runs: until its first command is acknowledged.</summary>
    public static async Task<Victim> Start(string where, string way)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        var program = Path.Combine(AppContext.BaseDirectory, "Aman.Victim.dll");
        foreach (var argument in new[] { "exec", program, where, way })
        {
            start.ArgumentList.Add(argument);
        }

        var victim = new Victim(Process.Start(start)!);
        _ = victim.process.StandardError.ReadToEndAsync();
        await victim.ready.Task;
        return victim;
    }

    /// <summary>What it has acknowledged until now.</summary>
    public IReadOnlyList<string> Acknowledged()
    {
        lock (acknowledged)
        {
            return [.. acknowledged];
        }
    }

    /// <summary>SIGKILL; then everything that it had acknowledged.</summary>
    public async Task<IReadOnlyList<string>> Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        return Acknowledged();
    }

    public void Dispose() => process.Dispose();

    /// <summary>Opens what it left, and looks for every acknowledged command.</summary>
    public static async Task<Aftermath> Look(string where, IReadOnlyCollection<string> acknowledged)
    {
        using var database = new Database(where);
        await using var journal = new Journal(
            database, Facts.All, Schema.Sql, null, TimeProvider.System, Roles.Require);
        var faults = journal.Verify().Faults.Count;
        var held = journal.Read(tables => tables.Query<string>(
            $"select substr(command, 1, 36) from entries order by node, scope, number")).ToHashSet();
        var live = database.Fingerprints(Schema.Sql);
        journal.Rebuild();
        var isWhole = live.SequenceEqual(database.Fingerprints(Schema.Sql))
            && 4 * held.Count == journal.Read(tables => tables.One<long>($"select count(*) from transfers"));
        return new(acknowledged.Count, acknowledged.Count(id => !held.Contains(id)), faults, isWhole);
    }

    private async Task Read()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // What was cut in the middle was not acknowledged.
            if (line.Length == 36)
            {
                lock (acknowledged)
                {
                    acknowledged.Add(line);
                }

                ready.TrySetResult();
            }
        }

        ready.TrySetException(new InvalidOperationException("The victim died before it was ready."));
    }
}
