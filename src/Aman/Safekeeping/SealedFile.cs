using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Aman.Access;

namespace Aman.Safekeeping;

/// <summary>A file that only a key opens: compressed, then sealed in pieces of a megabyte (AES-256-GCM), each bound to
/// the file's purpose, its place and whether it is the last, so that a file that was cut, spliced or mixed up with
/// another does not open.</summary>
public static class SealedFile
{
    private const int PieceBytes = 1 << 20, PieceBytesMax = PieceBytes + 64;
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("AMAN SEALED 1\n");

    /// <summary>Writes beside <paramref name="path"/> and takes its place only when it is whole and on
    /// disk.</summary>
    public static void Write(string path, byte[] key, string purpose, Action<Stream> content)
    {
        var part = path + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(part, options))
        {
            Write(file, key, purpose, content);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }

    public static void Write(Stream to, byte[] key, string purpose, Action<Stream> content)
    {
        to.Write(Magic);
        using var pieces = new Pieces(to, key, purpose);
        using (var zip = new GZipStream(pieces, CompressionLevel.Fastest, leaveOpen: true))
        {
            content(zip);
        }

        pieces.Finish();
    }

    /// <exception cref="Refused">file-shut: another key, another purpose, or the file was altered or cut</exception>
    public static T Read<T>(string path, byte[] key, string purpose, Func<Stream, T> content)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(file, key, purpose, content);
    }

    /// <exception cref="Refused">file-shut: another key, another purpose, or the file was altered or cut</exception>
    public static T Read<T>(Stream from, byte[] key, string purpose, Func<Stream, T> content)
    {
        using var pieces = new Opened(from, key, purpose);
        using var zip = new GZipStream(pieces, CompressionMode.Decompress);
        return content(zip);
    }

    internal static Refused Shut(string why) => new("file-shut",
        $"The file does not open: {why}. Check that it is whole, of the right kind, and that the code belongs to it.");

    private static string Place(string purpose, int number, bool last) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{purpose}\n{number}\n{last}");

    private sealed class Pieces(Stream to, byte[] key, string purpose) : OneWay
    {
        private readonly byte[] piece = new byte[PieceBytes];
        private int filled, number;

        public override bool CanWrite => true;

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> bytes)
        {
            while (bytes.Length > 0)
            {
                if (filled == piece.Length)
                {
                    Put(last: false);
                }

                var fits = Math.Min(bytes.Length, piece.Length - filled);
                bytes[..fits].CopyTo(piece.AsSpan(filled));
                bytes = bytes[fits..];
                filled += fits;
            }
        }

        public void Finish()
        {
            Put(last: true);
            CryptographicOperations.ZeroMemory(piece);
        }

        private void Put(bool last)
        {
            var whole = Cipher.Seal(key, Place(purpose, number++, last), piece.AsSpan(0, filled));
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, last ? -whole.Length : whole.Length);
            to.Write(length);
            to.Write(whole);
            filled = 0;
        }
    }

    private sealed class Opened : OneWay
    {
        private readonly Stream from;
        private readonly byte[] key;
        private readonly string purpose;
        private byte[] piece = [];
        private int at, number;
        private bool ended;

        public Opened(Stream from, byte[] key, string purpose)
        {
            (this.from, this.key, this.purpose) = (from, key, purpose);
            var magic = new byte[Magic.Length];
            if (from.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length
                || !magic.AsSpan().SequenceEqual(Magic))
            {
                throw Shut("it is not a sealed file of Aman");
            }
        }

        public override bool CanRead => true;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            while (at == piece.Length && !ended)
            {
                Take();
            }

            var read = Math.Min(buffer.Length, piece.Length - at);
            piece.AsSpan(at, read).CopyTo(buffer);
            at += read;
            return read;
        }

        private void Take()
        {
            Span<byte> length = stackalloc byte[4];
            if (from.ReadAtLeast(length, 4, throwOnEndOfStream: false) < 4)
            {
                throw Shut("its end is missing");
            }

            var size = BinaryPrimitives.ReadInt32BigEndian(length);
            ended = size < 0;
            if (size is int.MinValue || Math.Abs(size) > PieceBytesMax)
            {
                throw Shut("it was altered");
            }

            var whole = new byte[Math.Abs(size)];
            if (from.ReadAtLeast(whole, whole.Length, throwOnEndOfStream: false) < whole.Length)
            {
                throw Shut("its end is missing");
            }

            try
            {
                (piece, at) = (Cipher.Open(key, Place(purpose, number++, ended), whole), 0);
            }
            catch (AuthenticationTagMismatchException)
            {
                throw Shut("the key is another one, or it was altered");
            }
        }
    }

    /// <summary>A stream that goes one way only, without seeking.</summary>
    private abstract class OneWay : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
