using System.Buffers.Binary;
using System.IO.Compression;

namespace IncidentPlatform.Pictures;

/// <summary>A picture without transparency, read from a PNG file and written as one with a palette.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">Row by row, each 0xRRGGBB.</param>
/// <remarks>Format: https://www.w3.org/TR/png-3/; eight bits a channel, not interlaced, as browsers write it.</remarks>
internal sealed record RgbPicture(int Width, int Height, int[] Pixels)
{
    private const byte Grey = 0, Rgb = 2, Indexed = 3, Rgba = 6;
    private const int HeadLength = 13;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads a file of colour type RGB, RGB with alpha (which is ignored), or palette.</summary>
    /// <exception cref="InvalidDataException">It is none of these.</exception>
    public static RgbPicture Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature)) throw new InvalidDataException("This is no PNG file.");

        var (width, height, type) = (0, 0, Grey);
        byte[] palette = [];
        using var packed = new MemoryStream();
        for (var at = Signature.Length; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            var name = file.Slice(at + 4, 4);
            var content = file.Slice(at + 8, length);
            at += 12 + length;
            if (name.SequenceEqual("IHDR"u8))
            {
                (width, height, type) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]), content[9]);
                if (content[8] != 8 || content[12] != 0) throw new InvalidDataException("Only eight bits a channel, not interlaced, can be read.");
            }
            else if (name.SequenceEqual("PLTE"u8)) palette = content.ToArray();
            else if (name.SequenceEqual("IDAT"u8)) packed.Write(content);
        }

        var step = type switch
        {
            Rgb => 3,
            Rgba => 4,
            Indexed => 1,
            _ => throw new InvalidDataException($"Colour type {type} cannot be read."),
        };
        packed.Position = 0;
        var bytes = Unfilter(packed, width * step, height, step);
        var pixels = new int[width * height];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = type == Indexed ? Colour(palette, bytes[i] * 3) : Colour(bytes, i * step);
        return new RgbPicture(width, height, pixels);
    }

    /// <summary>The picture as a PNG file of at most so many colours: 2 to 256. With few enough in it nothing is lost.</summary>
    public byte[] ToPalettePng(int colours)
    {
        var palette = Palette.Of(Pixels, colours);
        // Not filtered: with a palette neighbouring numbers say nothing about each other.
        var rows = new byte[Height * (Width + 1)];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
                rows[(y * (Width + 1)) + 1 + x] = palette.IndexOf(Pixels[(y * Width) + x]);
        }

        var head = new byte[HeadLength];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, Indexed);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zlib.Write(rows);

        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, head);
        WriteChunk(file, "PLTE"u8, [.. palette.Colours.SelectMany(colour => new[] { (byte)(colour >> 16), (byte)(colour >> 8), (byte)colour })]);
        WriteChunk(file, "IDAT"u8, packed.ToArray());
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static int Colour(byte[] bytes, int at) => (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];

    // Each row begins with how it was filtered: what was subtracted is added again, from the left, above, or both.
    private static byte[] Unfilter(Stream packed, int rowLength, int height, int step)
    {
        var bytes = new byte[rowLength * height];
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        for (var y = 0; y < height; y++)
        {
            var filter = zlib.ReadByte();
            var row = y * rowLength;
            zlib.ReadExactly(bytes, row, rowLength);
            for (var x = 0; x < rowLength; x++)
            {
                var left = x >= step ? bytes[row + x - step] : 0;
                var above = y > 0 ? bytes[row - rowLength + x] : 0;
                var corner = x >= step && y > 0 ? bytes[row - rowLength + x - step] : 0;
                bytes[row + x] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    4 => Nearest(left, above, corner),
                    _ => throw new InvalidDataException($"Filter {filter} is not known."),
                });
            }
        }
        return bytes;
    }

    // The Paeth predictor.
    private static int Nearest(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        if (toLeft <= toAbove && toLeft <= toCorner) return left;
        return toAbove <= toCorner ? above : corner;
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(name);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Sum(content, Sum(name, uint.MaxValue)));
        file.Write(number);
    }

    // CRC-32 as PNG has it.
    private static uint Sum(ReadOnlySpan<byte> bytes, uint sum)
    {
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1;
        }
        return sum;
    }
}
