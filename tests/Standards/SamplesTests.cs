using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aman.Standards;
using Xunit;

namespace Aman.Tests.Standards;

/// <summary>Reads every file in a <c>samples</c> folder and compares with the <c>.golden.txt</c> beside it. To write
/// those anew, after looking at the difference: <c>AMAN_GOLDEN=write</c>.</summary>
public class SamplesTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static TheoryData<string> Samples => [.. Directory.GetFiles(Source, "*", SearchOption.AllDirectories)
        .Where(file => file.Contains("/samples/", StringComparison.Ordinal)
            && !file.EndsWith(".golden.txt", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Source, file)).Order(StringComparer.Ordinal)];

    private static string Source => Path.Combine(Path.GetDirectoryName(DemoData.Folder)!, "src", "Standards");

    [Theory, MemberData(nameof(Samples))]
    public void A_sample_reads_as_its_golden_file_says(string sample)
    {
        var (path, read) = (Path.Combine(Source, sample), new StringBuilder());
        foreach (var reading in OutsideFile.Read(() => File.OpenRead(path), Path.GetFileName(path)))
        {
            Assert.True(reading.Unreadable || reading.Read == reading.Things.Count + reading.Merged + reading.Refused);
            read.Append(CultureInfo.InvariantCulture,
                $"{reading.File}: {reading.Standard?.Name}; read {reading.Read}, things {reading.Things.Count}, ");
            read.Append(CultureInfo.InvariantCulture, $"merged {reading.Merged}, refused {reading.Refused}\n");
            foreach (var finding in reading.Findings)
            {
                read.Append(CultureInfo.InvariantCulture, $"  {finding}\n");
            }

            foreach (var (row, thing) in reading.Things)
            {
                var json = JsonSerializer.Serialize(thing, Readable);
                read.Append(CultureInfo.InvariantCulture, $"{row} {(json.Length > 700 ? json[..700] + "…" : json)}\n");
            }

            foreach (var implied in reading.Implied.Values)
            {
                read.Append(CultureInfo.InvariantCulture, $"implied {implied.Kind} {implied.Id} in {implied.Parent}\n");
            }
        }

        var golden = path + ".golden.txt";
        if (Environment.GetEnvironmentVariable("AMAN_GOLDEN") == "write")
        {
            File.WriteAllText(golden, read.ToString());
        }

        Assert.Equal(File.ReadAllText(golden), read.ToString());
    }

    [Fact]
    public void Every_standard_has_a_sample_and_a_readme()
    {
        var seen = Samples.SelectMany(sample => OutsideFile.Read(
            () => File.OpenRead(Path.Combine(Source, sample.Data)), "sample").Select(reading => reading.Standard));
        Assert.Empty(All.Standards.Except(seen));
        Assert.All(Directory.GetDirectories(Source, "samples", SearchOption.AllDirectories),
            folder => Assert.True(File.Exists(Path.Combine(folder, "..", "README.md")), folder));
    }
}
