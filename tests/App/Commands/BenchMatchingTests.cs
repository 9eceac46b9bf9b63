using Aman.App.Commands;
using Xunit;

namespace Aman.Tests.App.Commands;

public class BenchMatchingTests
{
    [Fact]
    public void The_project_with_the_other_systems_is_found_in_a_clone_only()
    {
        var root = BenchMatching.Clone(AppContext.BaseDirectory);
        Assert.True(File.Exists(Path.Combine(root!, "Aman.slnx")));
        Assert.Null(BenchMatching.Clone(Path.GetTempPath()));
    }

    [Fact]
    public async Task What_can_be_measured_is_told()
    {
        var output = new StringWriter();
        Assert.Equal(Exit.Good, await Terminal.Run(["bench", "--help"], output, TextWriter.Null));
        Assert.Contains("matching", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Only in a clone", output.ToString(), StringComparison.Ordinal);
    }
}
