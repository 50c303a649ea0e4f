using IncidentPlatform.Pictures;

namespace IncidentPlatform.Platform.Tests.Pictures;

public sealed class RgbPictureTests
{
    private const int Paper = 0xFAFAF7;
    private const int Ink = 0x1A2B3C;

    [Fact]
    public void Picture_of_few_colours_is_read_back_as_it_was()
    {
        var picture = new RgbPicture(3, 2, [Paper, Ink, Paper, Ink, Ink, 0xC0392B]);

        var read = RgbPicture.Read(picture.ToPalettePng(256));

        Assert.Equal((3, 2), (read.Width, read.Height));
        Assert.Equal(picture.Pixels, read.Pixels);
    }

    [Fact]
    public void Picture_of_many_colours_keeps_so_many_and_its_surfaces_exactly()
    {
        // A sheet of paper with a gradient on its last rows.
        var picture = new RgbPicture(100, 20, [.. Enumerable.Range(0, 2_000).Select(at => at < 1_500 ? Paper : (at << 12) & 0xFFFFFF)]);

        var read = RgbPicture.Read(picture.ToPalettePng(32));

        Assert.True(read.Pixels.Distinct().Count() is > 16 and <= 32);
        Assert.All(read.Pixels.Take(1_500), pixel => Assert.Equal(Paper, pixel));
    }

    [Fact]
    public void Every_way_of_filtering_a_row_is_undone()
    {
        // Two pixels wide; its five rows are filtered by none, left, above, mean and nearest.
        var read = RgbPicture.Read(Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAIAAAAFCAIAAADg0arLAAAAJUlEQVR42mMQEBRSUFRiNDA0EhAQYFIAA2YPT08JCQkWIBMoCABCMwPW6yvwKwAAAABJRU5ErkJggg=="));

        Assert.Equal([0x101112, 0x202122, 0x303132, 0x404142, 0x505152, 0x606162, 0x707172, 0x808182, 0x909192, 0xA0A1A2], read.Pixels);
    }

    [Fact]
    public void What_is_no_picture_is_refused() =>
        Assert.Throws<InvalidDataException>(() => RgbPicture.Read("GIF89a"u8));
}
