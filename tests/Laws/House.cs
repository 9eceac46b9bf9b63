using System.Text.RegularExpressions;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>The repository's own files, as the laws read them.</summary>
public static partial class House
{
    private static readonly string[] Made =
        ["bin", "obj", "node_modules", "lib", ".git", "TestResults", "screenshots", "results", "aman-data"];

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>All C# files of src and tests; paths from the root with forward slashes.</summary>
    public static IReadOnlyList<SourceFile> CSharp { get; } = Files("src", "tests").Where(Is(".cs")).ToList();

    public static IEnumerable<SourceFile> Files(params string[] folders) =>
        folders.SelectMany(folder => Walk(new DirectoryInfo(Path.Combine(Root, folder))))
            .Select(file => new SourceFile(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), file.FullName))
            .OrderBy(file => file.Path, StringComparer.Ordinal);

    public static IEnumerable<DirectoryInfo> Folders(params string[] folders) =>
        folders.SelectMany(folder => Inside(new DirectoryInfo(Path.Combine(Root, folder))));

    public static Func<SourceFile, bool> Is(params string[] endings) =>
        file => endings.Any(ending => file.Path.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>Fails with all that is wrong, a line each, so that one run names every missing step.</summary>
    public static void Holds(string law, IEnumerable<string> broken)
    {
        var list = broken.ToList();
        Assert.True(list.Count == 0, $"{law}\n  {string.Join("\n  ", list)}");
    }

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Aman.slnx")) ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Aman.slnx was not found."));

    private static IEnumerable<DirectoryInfo> Inside(DirectoryInfo folder) => !folder.Exists ? []
        : folder.GetDirectories().Where(one => !Made.Contains(one.Name) && one.LinkTarget is null)
            .SelectMany(one => Inside(one).Prepend(one));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => !folder.Exists ? []
        : Inside(folder).Prepend(folder).SelectMany(one => one.GetFiles());

    [GeneratedRegex(@"^[\s{}()\[\];,""]*$|^\s*//|^\s*using [\w.= ]+;|^\s*namespace ")]
    private static partial Regex NotCode();

    /// <summary>A text file with its lines.</summary>
    public sealed record SourceFile(string Path, string Full)
    {
        private readonly Lazy<string[]> lines = new(() => File.ReadAllLines(Full));

        public string[] Lines => lines.Value;

        public string Text => string.Join('\n', Lines);

        /// <summary>Lines of code: not blank, no comment, no using, no namespace, not braces, parentheses or quotes
        /// alone.</summary>
        public int Code => Lines.Count(line => !NotCode().IsMatch(line));
    }
}
