namespace IncidentPlatform.Pictures;

/// <summary>The colours of a picture that stand for all of its colours.</summary>
internal sealed class Palette
{
    private readonly Dictionary<int, byte> _indices;

    private Palette(int[] colours, Dictionary<int, byte> indices) => (Colours, _indices) = (colours, indices);

    /// <summary>Each 0xRRGGBB.</summary>
    public IReadOnlyList<int> Colours { get; }

    /// <summary>A palette of at most so many colours, by median cut: the group of colours that spreads most is parted until there are enough.</summary>
    /// <param name="pixels">The picture, each 0xRRGGBB.</param>
    /// <param name="most">2 to 256.</param>
    public static Palette Of(int[] pixels, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, 256);
        var counts = pixels.CountBy(pixel => pixel).ToDictionary();
        var groups = new List<int[]> { counts.Keys.ToArray() };
        while (groups.Count < most && groups.Where(group => group.Length > 1).MaxBy(group => Spread(group).Range * Math.Sqrt(group.Sum(colour => counts[colour]))) is { } widest)
        {
            groups.Remove(widest);
            groups.AddRange(Part(widest, counts));
        }

        // The most frequent of a group, not its mean: surfaces keep their exact colour.
        var colours = groups.Select(group => group.MaxBy(colour => counts[colour])).ToArray();
        return new Palette(colours, counts.Keys.ToDictionary(colour => colour, colour => Nearest(colours, colour)));
    }

    /// <summary>Which colour stands for a colour of the picture.</summary>
    public byte IndexOf(int pixel) => _indices[pixel];

    private static int[][] Part(int[] group, Dictionary<int, int> counts)
    {
        var shift = Spread(group).Shift;
        var sorted = group.OrderBy(colour => (colour >> shift) & 0xFF).ToArray();
        var half = sorted.Sum(colour => counts[colour]) / 2;
        var (seen, cut) = (counts[sorted[0]], 1);
        while (cut < sorted.Length - 1 && seen < half) seen += counts[sorted[cut++]];
        return [sorted[..cut], sorted[cut..]];
    }

    // The channel in which the colours lie furthest apart.
    private static (int Shift, int Range) Spread(int[] group)
    {
        var widest = (Shift: 0, Range: -1);
        foreach (var shift in (int[])[16, 8, 0])
        {
            var (least, most) = (255, 0);
            foreach (var colour in group)
            {
                var value = (colour >> shift) & 0xFF;
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
            }
            if (most - least > widest.Range) widest = (shift, most - least);
        }
        return widest;
    }

    private static byte Nearest(int[] colours, int colour)
    {
        var (best, least) = (0, int.MaxValue);
        for (var i = 0; i < colours.Length && least > 0; i++)
        {
            var distance = Square(colours[i] >> 16, colour >> 16) + Square(colours[i] >> 8, colour >> 8) + Square(colours[i], colour);
            if (distance < least) (best, least) = (i, distance);
        }
        return (byte)best;
    }

    private static int Square(int a, int b)
    {
        var difference = (a & 0xFF) - (b & 0xFF);
        return difference * difference;
    }
}
