using System.Text;
using Aman.People;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.People;

public class PortraitTests
{
    private const string Place = "GPS 32.2922 36.3255";

    /// <summary>As every JPEG of this kind begins, with the size of its second picture last: none by none.</summary>
    private static readonly byte[] Density = Segment(0xE0, "JFIF\0\x01\x02\0\0\x01\0\x01\0\0");

    /// <summary>Segments as in the file of a camera: density, maker's notes with the place, comment, tables, frame, a
    /// scan whose dots hold an escaped FF and a restart, then a second picture behind the end.</summary>
    private static readonly byte[] Taken =
    [
        0xFF, 0xD8, .. Density, .. Segment(0xE1, "Exif\0\0" + Place), .. Segment(0xE2, "MPF\0" + Place),
        .. Segment(0xFE, Place), .. Segment(0xDB, "table"), .. Segment(0xC0, "frame"), .. Segment(0xDA, "scan"),
        1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4, .. Segment(0xE1, Place), .. Segment(0xDA, "more"), 5, 6, 0xFF, 0xD9,
        .. Encoding.ASCII.GetBytes(Place),
    ];

    private static readonly byte[] Kept =
    [
        0xFF, 0xD8, .. Density, .. Segment(0xDB, "table"), .. Segment(0xC0, "frame"),
        .. Segment(0xDA, "scan"), 1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4, .. Segment(0xDA, "more"), 5, 6, 0xFF, 0xD9,
    ];

    [Fact]
    public void Of_a_cameras_file_only_the_picture_is_kept()
    {
        Assert.Contains(Place, Encoding.ASCII.GetString(Taken), StringComparison.Ordinal);
        Assert.Equal(Kept, Portrait.Plain(Taken));
        Assert.Equal(Kept, Portrait.Plain(Kept));
    }

    // APP0 and APP14 have one length each; what is longer holds something else, such as a second, uncropped picture.
    [Fact]
    public void A_second_picture_beside_the_density_is_not_kept()
    {
        foreach (var more in (byte[][])[Segment(0xE0, "JFXX\0" + Place), Segment(0xE0, new string('d', 14) + Place),
            Segment(0xEE, new string('c', 12) + Place)])
        {
            Assert.Equal(Kept, Portrait.Plain([.. Kept[..2], .. Density, .. more, .. Kept[(2 + Density.Length)..]]));
        }
    }

    [Fact]
    public void What_breaks_off_anywhere_or_is_no_picture_is_refused()
    {
        Assert.All(Enumerable.Range(0, Kept.Length - 1), length =>
            Assert.Equal("photo-unfit", Assert.Throws<Refused>(() => Portrait.Plain(Kept[..length])).Code));
        byte[][] others =
        [
            "\x89PNG\r\n"u8.ToArray(), [0xFF, 0xD8, 0xFF, 0xD9], [0xFF, 0xD8, 0xFF, 0xDA, 0, 0, 0xFF, 0xD9],
            [0xFF, 0xD8, .. Segment(0xDA, new string('x', 60_000)), 1, 0xFF, 0xD9],
        ];
        Assert.All(others, other =>
            Assert.Equal("photo-unfit", Assert.Throws<Refused>(() => Portrait.Plain(other)).Code));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_photo_is_sealed_shown_where_the_household_is_opened_and_can_be_taken_away(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var household = await Somebody.Register(node, Somebody.Head());
        var take = new CorrectPerson(
            Somebody.Zone, household.Household, household.Persons[0].Id, Somebody.Today, Photo: new(Taken));

        await node.Do(take);

        Assert.Equal(Kept, (await Somebody.Open(node, household.Household)).Persons[0].Photo);
        Assert.Equal("Salma", (await Somebody.Open(node, household.Household)).Persons[0].Identity!.Names.Latin!.Given);
        Assert.DoesNotContain(Convert.ToBase64String(Kept)[..20], node.Journal.Read(tables =>
            string.Concat(tables.Query<string>($"select body from entries"))), StringComparison.Ordinal);

        await node.Do(take with { Photo = new(null) });

        Assert.Null((await Somebody.Open(node, household.Household)).Persons[0].Photo);
        Assert.Equal("photo-unfit", (await Assert.ThrowsAsync<Refused>(
            () => node.Do(take with { Photo = new([1, 2, 3]) }))).Code);
    }

    private static byte[] Segment(byte marker, string text) =>
    [
        0xFF, marker, (byte)((text.Length + 2) >> 8), (byte)((text.Length + 2) & 0xFF),
        .. Encoding.ASCII.GetBytes(text),
    ];
}
