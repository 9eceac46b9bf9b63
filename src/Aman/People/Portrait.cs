using System.Buffers.Binary;

namespace Aman.People;

/// <summary>A person's photo as it is kept: a small JPEG that tells nothing of where, when and with what it was
/// taken. Cameras write the place on Earth, the day and a second, uncropped picture into the file.</summary>
public static class Portrait
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, Comment = 0xFE, FirstRestart = 0xD0, LastRestart = 0xD7;

    // APP0 says how dense the dots are, APP14 which colours they are in; all the others tell of the camera, and so does
    // whatever makes these two longer than they are.
    private const int DensityBytes = 18, ColoursBytes = 16;
    private const byte Density = 0xE0, Colours = 0xEE, FirstOfMaker = 0xE0, LastOfMaker = 0xEF;

    /// <summary>The same picture without what its file tells beside it.</summary>
    /// <exception cref="Refused">photo-unfit: no whole JPEG, or too large</exception>
    public static byte[] Plain(byte[] jpeg)
    {
        if (jpeg.Length > Limits.PhotoBytesMax)
            throw Unfit($"is larger than {Limits.PhotoBytesMax / 1000} kB");
        if (jpeg.Length < 4 || jpeg[0] != 0xFF || jpeg[1] != Start)
            throw Unfit("is no JPEG");
        using var kept = new MemoryStream(jpeg.Length);
        kept.Write(jpeg, 0, 2);
        var (at, seen) = (2, false);
        while (true)
        {
            var (marker, length) = Segment(jpeg, at);
            if (marker == End)
                break;
            seen |= marker == Scan;

            // A picture's dots follow its scan and have no length of their own.
            var end = at + length;
            if (marker == Scan)
                end = EndOfDots(jpeg, end);
            if (marker != Comment && (marker is < FirstOfMaker or > LastOfMaker
                || (marker, length) is (Density, DensityBytes) or (Colours, ColoursBytes)))
                kept.Write(jpeg, at, end - at);
            at = end;
        }

        if (!seen)
            throw Unfit("holds no picture");
        kept.Write([0xFF, End]);
        return kept.ToArray();
    }

    /// <summary>The marker that stands at a place and how many bytes belong to it, the marker's own two among
    /// them.</summary>
    private static (byte Marker, int Length) Segment(byte[] jpeg, int at)
    {
        if (at + 2 > jpeg.Length || jpeg[at] != 0xFF)
            throw Unfit("breaks off or is damaged");
        var marker = jpeg[at + 1];
        if (marker is End)
            return (marker, 2);
        if (at + 4 > jpeg.Length || marker is 0 or 0xFF or Start or (>= FirstRestart and <= LastRestart))
            throw Unfit("is damaged");
        var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
        return length >= 4 && at + length <= jpeg.Length ? (marker, length) : throw Unfit("breaks off");
    }

    private static int EndOfDots(byte[] jpeg, int at)
    {
        for (; at + 1 < jpeg.Length; at++)
        {
            if (jpeg[at] == 0xFF && jpeg[at + 1] is not 0 and not (>= FirstRestart and <= LastRestart))
                return at;
        }

        throw Unfit("breaks off");
    }

    private static Refused Unfit(string why) => new("photo-unfit", $"The photo {why}. Take a JPEG of at most "
        + $"{Limits.PhotoBytesMax / 1000} kB; the page for a household makes it small by itself.");
}
