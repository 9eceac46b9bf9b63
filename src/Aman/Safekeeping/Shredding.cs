using System.Security.Cryptography;

namespace Aman.Safekeeping;

/// <summary>Overwrites files before they are deleted. On flash memory a controller may keep old blocks: what counts is
/// therefore always sealed as well.</summary>
public static class Shredding
{
    private const int BlockBytes = 1 << 20;

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
