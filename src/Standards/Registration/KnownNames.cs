using System.Collections.Frozen;
using Aman.People;

namespace Aman.Standards;

/// <summary>Words known as parts of names, folded for comparison; from data/names.</summary>
internal static class KnownNames
{
    public static FrozenSet<string> All { get; } = Read().ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<string> Read()
    {
        using var reader = new StreamReader(
            typeof(KnownNames).Assembly.GetManifestResourceStream("known-names.tsv")!);
        reader.ReadLine();
        while (reader.ReadLine()?.Split('\t') is [_, var arabic, var latin, ..])
            foreach (var word in NameFolding.Words(arabic).Concat(NameFolding.Words(latin))
                .Where(one => one.Length > 2))
                yield return word;
    }
}
