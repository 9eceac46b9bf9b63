using System.Text;

namespace Aman.Matching;

/// <summary>The index as an image: what took minutes to build is there again in a second. It holds names in clear, so
/// the caller gives a stream that seals; nothing here writes a file.</summary>
public sealed partial class MatchIndex
{
    private const int Format = 3;

    private static ReadOnlySpan<byte> Magic => "AmanMatch"u8;

    public void Save(Stream stream)
    {
        Settle();
        gate.EnterReadLock();
        try
        {
            using var hashed = new HashedStream(stream);
            using var writer = new BinaryWriter(hashed, Encoding.UTF8, leaveOpen: true);
            writer.Write(Magic);
            writer.Write(Format);
            writer.Write(KnownNames.Version);
            writer.Write(count);
            vocabulary.Save(writer);
            people.Save(writer);
            ids.Save(writer);
            postings.Save(writer);
            writer.Flush();
            stream.Write(hashed.Sum());
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <exception cref="InvalidDataException">The image was cut or altered, or another version made it: build the index
    /// anew.</exception>
    public static MatchIndex Load(Stream stream)
    {
        using var hashed = new HashedStream(stream);
        using var reader = new BinaryReader(hashed, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
                throw new InvalidDataException("This is no image of a match index.");
            if (reader.ReadInt32() != Format || reader.ReadInt32() != KnownNames.Version)
                throw new InvalidDataException("Another version made this image: build the index anew.");
            var count = reader.ReadInt32();
            var index = new MatchIndex(Vocabulary.Load(reader), PersonTable.Load(reader), IdTable.Load(reader),
                Postings.Load(reader)) { count = count };
            var sum = hashed.Sum();
            var kept = new byte[sum.Length];
            stream.ReadExactly(kept);
            if (!kept.AsSpan().SequenceEqual(sum) || index.people.Count != index.ids.Rows)
                throw new InvalidDataException("The image was altered.");
            index.ids.Sort(index.people.IsGone);
            return index;
        }
        catch (Exception cut) when (cut is EndOfStreamException or FormatException or ArgumentException
            or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The image is not whole.", cut);
        }
    }
}
