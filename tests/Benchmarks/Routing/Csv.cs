using System.IO.Compression;
using System.Text;

namespace IncidentPlatform.Benchmarks.Routing;

/// <summary>Reads CSV as RFC 4180 writes it, with a header line, plain or gzip.</summary>
internal static class Csv
{
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain);
        var header = ReadRecord(reader) ?? throw new InvalidDataException("The file is empty.");
        while (ReadRecord(reader) is { } record)
        {
            if (record.Count != header.Count) throw new InvalidDataException($"A line has {record.Count} fields instead of {header.Count}.");
            yield return header.Zip(record).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }

    private static List<string>? ReadRecord(StreamReader reader)
    {
        if (reader.Peek() < 0) return null;

        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        while (reader.Read() is >= 0 and var code)
        {
            var character = (char)code;
            if (isQuoted && character == '"' && reader.Peek() == '"') field.Append((char)reader.Read());
            else if (character == '"') isQuoted = !isQuoted;
            else if (isQuoted) field.Append(character);
            else if (character == ',') Take();
            else if (character == '\n') break;
            else if (character != '\r') field.Append(character);
        }

        Take();
        return fields;

        void Take()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
