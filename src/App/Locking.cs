using System.Collections;
using System.Reflection;
using System.Runtime.InteropServices;
using Aman.App.Commands;

namespace Aman.App;

/// <summary>
/// Locks a serving node and unlocks it again. Overwriting what was opened is not possible in a managed memory, so
/// locking replaces the whole process by a new, locked one (execve): nothing that was ever read stays in any memory of
/// it. Unlocking opens the node anew within the same process.
/// </summary>
public sealed partial class Locking(Node node, TimeProvider time) : IDisposable
{
    /// <summary>Set for a process that starts locked whatever passphrase it could find.</summary>
    public const string Locked = "AMAN_LOCKED";

    private readonly TaskCompletionSource<string?> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim turn = new(1);
    private long usedAt = time.GetTimestamp();
    private int waiting, wrong;

    /// <summary>Ends when somebody locks (null) or unlocks (the right passphrase).</summary>
    public Task<string?> Asked => asked.Task;

    public void Lock() => asked.TrySetResult(null);

    /// <exception cref="Refused">passphrase-wrong, key-store-broken, sign-in-busy</exception>
    public async Task Unlock(string passphrase)
    {
        if (Interlocked.Increment(ref waiting) > Limits.UnlocksWaitingMax)
        {
            Interlocked.Decrement(ref waiting);
            throw new Refused("sign-in-busy", "Somebody else is trying passphrases at this moment. Try again.");
        }

        await turn.WaitAsync();
        var wasLocked = node.Keys.IsLocked;
        try
        {
            // Who mistyped waits a moment; who guesses waits longer each time, and everybody behind him too.
            await Task.Delay(Limits.UnlockWait(wrong), time);
            await Task.Run(() => node.Keys.Unlock(passphrase));
            asked.TrySetResult(passphrase);
        }
        catch (Refused)
        {
            wrong++;
            throw;
        }
        finally
        {
            turn.Release();
            Interlocked.Decrement(ref waiting);
            if (!wasLocked && node.Keys.IsLocked)
            {
                // It was the passphrase for duress: what was opened goes too.
                Lock();
            }
        }
    }

    /// <summary>Something was done at this node just now.</summary>
    public void Used() => Volatile.Write(ref usedAt, time.GetTimestamp());

    /// <summary>Locks once nobody has used the node for so long.</summary>
    public async Task LockAfter(TimeSpan idle, CancellationToken stop)
    {
        try
        {
            while (time.GetElapsedTime(Volatile.Read(ref usedAt)) is var unused && unused < idle)
            {
                await Task.Delay(idle - unused, time, stop);
            }

            Lock();
        }
        catch (OperationCanceledException)
        {
            // The node is served no longer.
        }
    }

    /// <summary>Becomes a new process that serves the same node, locked. Returns only where that is not
    /// possible.</summary>
    public static void Restart(IReadOnlyList<string> arguments)
    {
        var program = Environment.ProcessPath!;
        List<string> argv = [program];
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            argv.AddRange("exec", Assembly.GetEntryAssembly()!.Location);
        }

        argv.AddRange(arguments);
        List<string> environment = [$"{Locked}=1"];
        foreach (DictionaryEntry one in Environment.GetEnvironmentVariables())
        {
            if (one.Key is string key && key != Options.PassphraseVariable && key != Locked)
            {
                environment.Add($"{key}={one.Value}");
            }
        }

        Console.Out.Flush();
        Execute(Marshal.StringToCoTaskMemUTF8(program), Ended(argv), Ended(environment));
        throw new InvalidOperationException(
            $"The locked process did not start: error {Marshal.GetLastPInvokeError()}.");
    }

    public void Dispose() => turn.Dispose();

    // Texts for C, with a null behind the last. They are not freed: the process ends here.
    private static nint[] Ended(IEnumerable<string> texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true)]
    private static partial int Execute(nint path, nint[] arguments, nint[] environment);
}
