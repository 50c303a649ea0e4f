using System.Buffers.Text;
using System.Text.Json;

namespace IncidentPlatform.Api.Hosting;

/// <summary>Where the next page of a list begins, as an opaque text.</summary>
internal static class Cursor
{
    /// <summary>The parameter that carries it.</summary>
    public const string Parameter = "cursor";

    /// <summary>Most entries of one page.</summary>
    public const int MaxLimit = 200;

    /// <summary>The keys of the last entry as a cursor.</summary>
    public static string Write(params string[] keys) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(keys));

    /// <summary>The keys in a cursor; null for the first page.</summary>
    /// <exception cref="UnreadableFieldException">This API never wrote it.</exception>
    public static string[]? Read(string? cursor, int keys)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        try
        {
            if (JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(cursor)) is { } read && read.Length == keys) return read;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            // Said below.
        }
        throw new UnreadableFieldException(Parameter, "Give back the nextCursor of the page before, unchanged.");
    }
}
