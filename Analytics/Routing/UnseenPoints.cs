using System.IO.Compression;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// The points of one training as they are kept with the model: 28 bytes a record. A model replayed on what it learned by heart would
/// always win; these points are as blind as the model was to what came later.
/// </summary>
internal static class UnseenPoints
{
    private const byte Format = 1;
    private const int MostGroups = 10_000;
    private const int MostPoints = 1_000_000;
    private const int Abstained = -1;

    public static byte[] Write(IReadOnlyList<UnseenPoint> points)
    {
        var groups = points.Select(point => point.GuessedId).OfType<Guid>().Concat(points.Select(point => point.GroupId)).Distinct().ToArray();
        var numbers = groups.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        using var bytes = new MemoryStream();
        using (var packed = new BinaryWriter(new GZipStream(bytes, CompressionLevel.Optimal)))
        {
            packed.Write(Format);
            packed.Write(groups.Length);
            foreach (var group in groups) packed.Write(group.ToByteArray());
            packed.Write(points.Count);
            foreach (var point in points)
            {
                packed.Write(point.IncidentId.ToByteArray());
                packed.Write((short)numbers[point.GroupId]);
                packed.Write((short)(point.GuessedId is { } guessed ? numbers[guessed] : Abstained));
                packed.Write(point.Confidence);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>By record.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or of a newer format.</exception>
    public static IReadOnlyDictionary<Guid, UnseenPoint> Read(byte[] bytes)
    {
        try
        {
            using var packed = new BinaryReader(new GZipStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress));
            if (packed.ReadByte() != Format) throw new InvalidDataException("The points are of a format that this version does not know.");

            var groups = new Guid[Bounded(packed.ReadInt32(), MostGroups)];
            for (var i = 0; i < groups.Length; i++) groups[i] = new Guid(packed.ReadBytes(16));
            var count = Bounded(packed.ReadInt32(), MostPoints);
            var points = new Dictionary<Guid, UnseenPoint>(count);
            for (var i = 0; i < count; i++)
            {
                var (id, group, number, confidence) = (new Guid(packed.ReadBytes(16)), packed.ReadInt16(), packed.ReadInt16(), packed.ReadDouble());
                points[id] = new UnseenPoint(id, groups[group], number == Abstained ? null : groups[number], confidence);
            }

            return points;
        }
        catch (Exception exception) when (exception is EndOfStreamException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("The points are damaged.", exception);
        }
    }

    private static int Bounded(int count, int most) =>
        count >= 0 && count <= most ? count : throw new InvalidDataException("The points are damaged.");
}
