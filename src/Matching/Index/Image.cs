using System.Runtime.InteropServices;

namespace Aman.Matching;

/// <summary>Arrays in a stream, as they lie in memory (little endian).</summary>
internal static class Image
{
    private const int Piece = 1 << 20;

    public static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> items)
        where T : unmanaged
    {
        writer.Write(items.Length);
        writer.Write(MemoryMarshal.AsBytes(items));
    }

    public static void Write<T>(BinaryWriter writer, T[] items)
        where T : unmanaged => Write(writer, (ReadOnlySpan<T>)items);

    /// <summary>Read in pieces, so that a length that lies costs no memory.</summary>
    public static T[] Read<T>(BinaryReader reader)
        where T : unmanaged
    {
        var length = reader.ReadInt32();
        if (length < 0)
            throw new InvalidDataException("The image is not whole.");
        var items = new T[Math.Min(length, Piece)];
        for (var done = 0; done < length;)
        {
            if (done == items.Length)
                Array.Resize(ref items, (int)Math.Min(length, 2L * items.Length));
            var piece = items.AsSpan(done, Math.Min(Piece, items.Length - done));
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(piece));
            done += piece.Length;
        }

        return length == items.Length ? items : items[..length];
    }
}
