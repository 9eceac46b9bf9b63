using System.IO.Compression;
using System.Text;
using Aman.Access;
using Aman.Places;
using Aman.Standards;
using Xunit;

namespace Aman.Tests.Standards;

/// <summary>Each bad file is made from a real one, goes through the whole import together with a good one, and must
/// leave nothing behind but its refusal.</summary>
public class BadFilesTests
{
    private const string Plots = "zaatari-camp-reach/Households_2017_04.csv";
    private const string Codes = "hdx-global-pcodes/fixtures-download-global-pcodes-adm-1-2.csv";
    private const string Outlines = "syria-admin-polygons/syr_admin1_codab2025.geojson";
    private const string Items = "relief-item-catalogue/supply_item_ifrc_standard.csv";
    private const string ThreeW = "hxl-showcase/unhcr-3w.csv";
    private const string Population = "unhcr-population/population_syr.csv";
    private const string Areas = "syria-admin-opensyria/governorates.json";

    /// <summary>What is done to which file, and words that the refusal must hold.</summary>
    public static TheoryData<string, string, string> Bad => new()
    {
        { "empty", Codes, "empty" },
        { "only the header", Codes, "no rows" },
        { "only blank lines", Codes, "blank" },
        { "binary junk", Codes, "not text" },
        { "NUL bytes", Plots, "NUL" },
        { "cut in the middle of a row", Codes, "cut off" },
        { "cut in the middle of a row", Plots, "cut off" },
        { "cut in the middle of a row", ThreeW, "cut off" },
        { "cut in the middle of a row", Population, "cut off" },
        { "headings swapped: year and refugees", Population, "its year is not between" },
        { "cut in half", Outlines, "cut off" },
        { "cut in half", Areas, "cut off" },
        { "cut in half", "zaatari-camp-reach/BlockBoundaries_2016_12.topojson", "cut off" },
        { "a quotation mark without end", Codes, "quotation mark" },
        { "a heading twice", Codes, "2 columns" },
        { "headings swapped: P-Code,Name and Name,P-Code", Codes, "is no P-code" },
        { "headings swapped: latitude and longitude", Plots, "swapped" },
        { "headings swapped: item code and item description", Items, "no item code" },
        { "headings swapped: #lat_deg and #lon_deg", ThreeW, "swapped" },
        { "headings swapped: #org and #sector", ThreeW, "swapped" },
        { "headings swapped: #country and #adm1", ThreeW, "swapped" },
        { "words swapped: latitude and longitude", Areas, "swapped" },
        { "positions swapped", Outlines, "swapped" },
        { "crossing itself", Outlines, "crosses itself" },
        { "positions in metres", Outlines, "not on the earth" },
        { "Windows-1256", Areas, "not UTF-8" },
        { "Arabic table in Windows-1256", Codes, "neither UTF-8 nor" },
        { "a web page", Codes, "web page" },
        { "a zip without a workbook", Codes, "holds no workbook" },
        { "a zip bomb", Codes, "zip bomb" },
        { "a zip bomb that lies about its size", Codes, "damaged|zip bomb" },
        { "a damaged workbook", Codes, "damaged" },
        { "a table of something else", Codes, "no known standard" },
    };

    [Theory, MemberData(nameof(Bad))]
    public async Task A_bad_file_is_refused_whole_with_its_reason_and_the_good_one_beside_it_is_taken(
        string how, string file, string words)
    {
        var folder = Directory.CreateTempSubdirectory("aman-bad-").FullName;
        var path = Path.Combine(folder, "outside.file");
        await File.WriteAllBytesAsync(path, Spoiled.Make(how, Path.Combine(DemoData.Folder, file)));
        await using var node = Engines.Node("sqlite");
        var report = await Importer.Import(
            [path, .. DemoData.Files.Where(one => one.Contains("DistrictBoundaries", StringComparison.Ordinal))],
            node.Journal, Roles.Terminal);

        var bad = report.Files[0];
        var finding = bad.Findings[0];
        Assert.True(bad.Unreadable
            && words.Split('|').Any(one => finding.Reason.Contains(one, StringComparison.Ordinal)), report.ToString());
        Assert.Equal((path, Effect.Refused), (finding.File, finding.Effect));
        Assert.True(finding.Mend.Length > 5);
        Assert.Equal((0, 0, bad.Read), (bad.Taken, bad.Merged, bad.Refused));
        Assert.Equal(["country", "district", "site"],
            node.Journal.Read(AllPlaces.Counts).Select(one => one.Kind));
    }

    [Fact]
    public async Task A_folder_and_a_missing_file_are_refused()
    {
        await using var node = Engines.Node("sqlite");
        var report = await Importer.Import([DemoData.Folder, "nowhere.csv"], node.Journal, Roles.Terminal);
        Assert.Equal(["this is a folder, not a file", "there is no such file"],
            report.Files.Select(file => file.Findings[0].Reason));
        Assert.Equal((0, 0), (report.Read, report.Facts));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[\"")]
    [InlineData("Location,Admin Level,P-Code,Name,Parent P-Code\nSYR,1,SY01,\"")]
    public void A_line_of_a_gigabyte_is_refused_without_reading_it(string beginning)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = Assert.Single(OutsideFile.Read(() => new Endless(beginning, 1L << 30), "endless.csv"));
        Assert.True(reading.Unreadable);
        Assert.Contains("longer than", reading.Findings[0].Reason, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32 << 20);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_refused_file_leaves_no_entry_on_either_engine(string engine)
    {
        await using var node = Engines.Node(engine);
        var path = Path.Combine(Directory.CreateTempSubdirectory("aman-bad-").FullName, "a.csv");
        await File.WriteAllBytesAsync(
            path, Spoiled.Make("cut in the middle of a row", Path.Combine(DemoData.Folder, Codes)));
        var report = await Importer.Import([path], node.Journal, Roles.Terminal);
        Assert.Equal((0, 0), (report.Facts, report.Taken));
        Assert.Equal(0, node.Journal.Verify().Entries);
    }

    [Fact]
    public void A_real_file_cut_anywhere_is_refused_or_ends_with_a_whole_row()
    {
        var random = new Random(20170213);
        foreach (var file in DemoData.Files)
        {
            var bytes = File.ReadAllBytes(file);
            for (var round = 0; round < 3; round++)
            {
                var cut = random.Next(1, bytes.Length - 1);
                var reading = OutsideFile.Read(() => new MemoryStream(bytes, 0, cut), "cut")[0];
                var text = Encoding.UTF8.GetString(bytes, 0, cut);
                Assert.True(reading.Unreadable || text.EndsWith('\n') || Repeats(text) || text.EndsWith(','),
                    $"{Path.GetFileName(file)} cut at {cut}");
            }
        }
    }

    [Fact]
    public void A_damaged_file_is_never_a_bug_and_every_row_is_accounted_for()
    {
        var random = new Random(20170214);
        foreach (var file in DemoData.Files.Where(file => new FileInfo(file).Length < 600_000))
        {
            for (var round = 0; round < 5; round++)
            {
                var bytes = File.ReadAllBytes(file);
                for (var hit = 0; hit <= round; hit++)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                foreach (var reading in OutsideFile.Read(() => new MemoryStream(bytes), "damaged"))
                {
                    Assert.True(reading.Unreadable
                        || reading.Read == reading.Things.Count + reading.Merged + reading.Refused);
                }
            }
        }
    }

    /// <summary>The last value stood in an earlier row too, so that nothing shows the cut.</summary>
    private static bool Repeats(string text) => text[(text.LastIndexOf('\n') + 1)..].Split(',')[^1] is var last
        && text[..text.LastIndexOf('\n')].Contains("," + last, StringComparison.Ordinal);

    /// <summary>A stream of one byte over and over, that is not in memory.</summary>
    private sealed class Endless(string beginning, long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - Position);
            buffer[..count].Fill((byte)'a');
            for (var at = Position; at < Math.Min(beginning.Length, Position + count); at++)
            {
                buffer[(int)(at - Position)] = (byte)beginning[(int)at];
            }

            Position += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
