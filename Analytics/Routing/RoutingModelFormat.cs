using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// The artifact, little-endian: mark, version, length of the body, body, SHA-256 of the body. The body holds groups with thresholds, confidence,
/// dictionary, biases and weights (half precision). The hash is checked before anything of the body is read, counts are checked against the
/// bytes that are there, so that a damaged or hostile file costs no memory and is refused in one way.
/// </summary>
internal static class RoutingModelFormat
{
    private const int Version = 2;
    private const int LargestBody = 1 << 30;
    private const int MostGroups = 10_000;
    private const int HashLength = 32;

    private static ReadOnlySpan<byte> Mark => "IPROUTE\0"u8;

    public static void Write(RoutingModel model, Stream stream)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true)) WriteBody(model, writer);

        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        using var head = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        head.Write(Mark);
        head.Write(Version);
        head.Write(bytes.Length);
        head.Write(bytes);
        head.Write(SHA256.HashData(bytes));
    }

    public static RoutingModel Read(Stream stream)
    {
        try
        {
            using var head = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            Span<byte> mark = stackalloc byte[8];
            head.BaseStream.ReadExactly(mark);
            Require(mark.SequenceEqual(Mark), "The file is not a routing model.");
            var version = head.ReadInt32();
            Require(version == Version, $"The routing model has version {version}; this build reads version {Version}.");

            var body = ReadBody(head, head.ReadInt32());
            using var reader = new BinaryReader(new MemoryStream(body, writable: false), Encoding.UTF8);
            return ReadModel(reader);
        }
        catch (EndOfStreamException exception)
        {
            throw new RoutingModelFormatException("The routing model is cut short.", exception);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidDataException)
        {
            throw new RoutingModelFormatException("The routing model is damaged.", exception);
        }
    }

    private static byte[] ReadBody(BinaryReader head, int length)
    {
        Require(length is > 0 and <= LargestBody, "The routing model gives an impossible length.");

        // Grows with the bytes that really come, not with the length that the file claims.
        using var grown = new MemoryStream();
        var buffer = new byte[81_920];
        while (grown.Length < length)
        {
            var read = head.BaseStream.Read(buffer, 0, (int)Math.Min(buffer.Length, length - grown.Length));
            Require(read > 0, "The routing model is cut short.");
            grown.Write(buffer, 0, read);
        }

        var body = grown.ToArray();
        var hash = head.ReadBytes(HashLength);
        Require(SHA256.HashData(body).AsSpan().SequenceEqual(hash), "The routing model is damaged: its checksum does not fit.");
        return body;
    }

    private static void WriteBody(RoutingModel model, BinaryWriter writer)
    {
        writer.Write(model.Groups.Count);
        foreach (var group in model.Groups) writer.Write(group.ToByteArray());
        WriteAll(writer, model.Thresholds);

        WriteAll(writer, model.Confidence.Weights);
        WriteAll(writer, model.Confidence.Means);
        WriteAll(writer, model.Confidence.Scales);
        writer.Write(model.Confidence.Temperature);

        writer.Write(model.Dictionary.Count);
        for (var i = 0; i < model.Dictionary.Count; i++)
        {
            writer.Write(model.Dictionary.Terms[i]);
            writer.Write((byte)model.Dictionary.BlockOf[i]);
            writer.Write(model.Dictionary.Rarity[i]);
        }

        foreach (var bias in model.Scorer.Biases) writer.Write(bias);
        foreach (var weight in model.Scorer.Weights) writer.Write((Half)weight);
    }

    private static RoutingModel ReadModel(BinaryReader reader)
    {
        var count = ReadCount(reader, MostGroups, bytesEach: 16);
        Require(count >= 2, "The routing model serves fewer than two groups.");
        var groups = new Guid[count];
        for (var i = 0; i < count; i++) groups[i] = new Guid(reader.ReadBytes(16));
        Require(groups.Distinct().Count() == count, "The routing model names a group twice.");

        var thresholds = ReadDoubles(reader, count);
        Require(thresholds.All(t => !double.IsNaN(t)), "The routing model holds a threshold that is no number.");
        var confidence = new ConfidenceModel(
            ReadFinite(reader, 1 + ConfidenceModel.ScoreInputs + count), ReadFinite(reader, ConfidenceModel.ScoreInputs),
            ReadFinite(reader, ConfidenceModel.ScoreInputs), ReadFinite(reader, 1)[0]);
        Require(confidence.Temperature > 0, "The routing model holds a temperature that is not above zero.");

        var dictionary = ReadDictionary(reader);
        var biases = ReadFloats(reader, count);
        var weights = ReadHalves(reader, (long)count * dictionary.Count);
        Require(reader.BaseStream.Position == reader.BaseStream.Length, "The routing model is longer than it says.");
        return new RoutingModel(groups, dictionary, new LinearScorer(count, weights, biases), confidence, thresholds);
    }

    private static TermDictionary ReadDictionary(BinaryReader reader)
    {
        var count = ReadCount(reader, int.MaxValue, bytesEach: 6);
        var (terms, blocks, rarity) = (new string[count], new TermBlock[count], new float[count]);
        for (var i = 0; i < count; i++)
        {
            terms[i] = reader.ReadString();
            blocks[i] = (TermBlock)reader.ReadByte();
            rarity[i] = reader.ReadSingle();
            Require(terms[i].Length <= TermReader.LongestKey, "The routing model holds a term that is too long.");
            Require(blocks[i] <= TermBlock.Facts && float.IsFinite(rarity[i]), "The routing model holds a term of no known kind.");
        }

        return new TermDictionary(terms, blocks, rarity);
    }

    private static void WriteAll(BinaryWriter writer, double[] values)
    {
        foreach (var value in values) writer.Write(value);
    }

    private static int ReadCount(BinaryReader reader, int most, int bytesEach)
    {
        var count = reader.ReadInt32();
        Require(count >= 0 && count <= most && (long)count * bytesEach <= Left(reader), "The routing model gives an impossible count.");
        return count;
    }

    private static double[] ReadDoubles(BinaryReader reader, int count)
    {
        Require(count * 8L <= Left(reader), "The routing model is cut short.");
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = reader.ReadDouble();
        return values;
    }

    private static double[] ReadFinite(BinaryReader reader, int count)
    {
        var values = ReadDoubles(reader, count);
        Require(values.All(double.IsFinite), "The routing model holds a value that is not finite.");
        return values;
    }

    private static float[] ReadFloats(BinaryReader reader, long count)
    {
        Require(count * 4 <= Left(reader), "The routing model is cut short.");
        var values = new float[count];
        for (var i = 0; i < values.Length; i++) values[i] = reader.ReadSingle();
        Require(values.All(float.IsFinite), "The routing model holds a weight that is not finite.");
        return values;
    }

    private static float[] ReadHalves(BinaryReader reader, long count)
    {
        Require(count * 2 <= Left(reader), "The routing model is cut short.");
        var values = new float[count];
        for (var i = 0; i < values.Length; i++) values[i] = (float)reader.ReadHalf();
        Require(values.All(float.IsFinite), "The routing model holds a weight that is not finite.");
        return values;
    }

    private static long Left(BinaryReader reader) => reader.BaseStream.Length - reader.BaseStream.Position;

    private static void Require(bool condition, string message)
    {
        if (!condition) throw new RoutingModelFormatException(message);
    }
}
