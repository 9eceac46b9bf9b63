using System.CommandLine;
using System.Diagnostics;

namespace Aman.App.Commands;

/// <summary><c>aman bench matching</c> and <c>aman bench registry</c>. The systems that Aman is compared with are
/// large, so they are no part of this program: a project of the repository holds them and is started here.</summary>
public static class BenchMatching
{
    private const string Project = "bench/Matching/Matching.csproj";

    public static IEnumerable<Command> Commands() =>
    [
        Started("matching", "Measure the search for duplicates beside other systems. "
            + "Only in a clone of the repository, with the .NET SDK; '-- --help' lists the options."),
        Started("registry", "Write a registry of invented people with its truth, as comma-separated lines. "
            + "Only in a clone of the repository, with the .NET SDK; '-- --help' lists the options."),
    ];

    private static Command Started(string name, string description)
    {
        // What is not known here is the project's to understand.
        var command = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async (result, stop) =>
        {
            if (Clone(AppContext.BaseDirectory) is not { } root)
            {
                await result.InvocationConfiguration.Error.WriteLineAsync(
                    $"This needs a clone of the repository: {Project} was not found above this program.");
                return Exit.Refused;
            }

            using var process = Process.Start(new ProcessStartInfo("dotnet",
                ["run", "--project", Path.Combine(root, Project), "-c", "Release", "--", name,
                    .. result.UnmatchedTokens]))!;
            await process.WaitForExitAsync(stop);
            return process.ExitCode;
        });
        return command;
    }

    /// <summary>The root of the clone that this folder is in, if it is in one.</summary>
    public static string? Clone(string? folder) => folder is null ? null
        : File.Exists(Path.Combine(folder, Project)) ? folder : Clone(Path.GetDirectoryName(folder.TrimEnd('/', '\\')));
}
