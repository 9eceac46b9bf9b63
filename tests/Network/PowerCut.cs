using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Aman.Tests.Network;

/// <summary>A disk of its own: ext4 on a loop mount, whose power can be cut. What was not flushed is
/// then gone.</summary>
public sealed partial class PowerCut : IDisposable
{
    // From linux/ext4.h: _IOR('X', 125, __u32), and EXT4_GOING_FLAGS_NOLOGFLUSH.
    private const nuint Shutdown = 0x8004587D;
    private const uint WithoutFlush = 2;

    private readonly string image = Path.Combine(Directory.CreateTempSubdirectory("aman-disk-").FullName, "image");

    public PowerCut()
    {
        Folder = Directory.CreateTempSubdirectory("aman-mount-").FullName;
        Assert.SkipUnless(
            Run("truncate", "-s", "256M", image) && Run("mkfs.ext4", "-q", image) && Mount(),
            "NO POWER WAS CUT: a loop mount needs root, mkfs.ext4 and a kernel that permits it.");
    }

    public string Folder { get; }

    public void Cut()
    {
        using var folder = OpenFolder(Folder, 0);
        var how = WithoutFlush;
        Assert.Equal(0, Control(folder, Shutdown, ref how));
    }

    /// <summary>Power is back: the disk is mounted as it was when it went.</summary>
    public void Restart()
    {
        Run("umount", "-l", Folder);
        Assert.True(Mount());
    }

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Path.GetDirectoryName(image)!, recursive: true);
        Directory.Delete(Folder);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(SafeFileHandle file, nuint request, ref uint how);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private bool Mount() => Run("mount", "-o", "loop", image, Folder);
}
