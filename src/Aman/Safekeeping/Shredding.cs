using System.Security.Cryptography;

namespace Aman.Safekeeping;

/// <summary>Folders for one's own eyes, and files that are overwritten before they are deleted. On flash memory a
/// controller may keep old blocks: what counts is therefore always sealed as well.</summary>
public static class Shredding
{
    private const int BlockBytes = 1 << 20;

    /// <summary>A folder that nobody else on this computer can read.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Nothing where there is no such file.</summary>
    public static void Overwrite(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            var block = new byte[BlockBytes];
            RandomNumberGenerator.Fill(block);
            for (var left = file.Length; left > 0; left -= BlockBytes)
            {
                file.Write(block, 0, (int)Math.Min(left, BlockBytes));
            }

            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }
}
