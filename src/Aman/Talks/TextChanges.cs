using DiffPlex;
using DiffPlex.Chunkers;

namespace Aman.Talks;

public enum ChangeKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A piece of text that is in both versions, or only in the earlier, or only in the later one.</summary>
public sealed record Change(ChangeKind Kind, string Text);

/// <summary>Two versions of a text, word by word.</summary>
/// <param name="Earlier">The earlier text whole, in pieces that are the same or removed.</param>
/// <param name="Later">The later text whole, in pieces that are the same or added.</param>
public sealed record TextChanges(IReadOnlyList<Change> Earlier, IReadOnlyList<Change> Later)
{
    // What stands between words in all the scripts we print.
    private static readonly char[] Between = [.. " \t\n.,;:!?()[]{}«»\"“”„…–—/،؛؟۔。，、"];

    /// <summary>True where not a single character differs.</summary>
    public bool None => Earlier.Concat(Later).All(one => one.Kind == ChangeKind.Same);

    public static TextChanges Of(string earlier, string later)
    {
        var found = new Differ().CreateDiffs(
            earlier, later, ignoreWhiteSpace: false, ignoreCase: false, new DelimiterChunker(Between));
        var (left, right) = (new List<Change>(), new List<Change>());
        var (atEarlier, atLater) = (0, 0);
        foreach (var block in found.DiffBlocks)
        {
            Put(left, ChangeKind.Same, found.PiecesOld, atEarlier, block.DeleteStartA);
            Put(right, ChangeKind.Same, found.PiecesNew, atLater, block.InsertStartB);
            (atEarlier, atLater) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
            Put(left, ChangeKind.Removed, found.PiecesOld, block.DeleteStartA, atEarlier);
            Put(right, ChangeKind.Added, found.PiecesNew, block.InsertStartB, atLater);
        }

        Put(left, ChangeKind.Same, found.PiecesOld, atEarlier, found.PiecesOld.Count);
        Put(right, ChangeKind.Same, found.PiecesNew, atLater, found.PiecesNew.Count);
        return new(left, right);
    }

    private static void Put(List<Change> to, ChangeKind kind, IReadOnlyList<string> pieces, int from, int until)
    {
        if (until > from)
        {
            to.Add(new(kind, string.Concat(pieces.Skip(from).Take(until - from))));
        }
    }
}
