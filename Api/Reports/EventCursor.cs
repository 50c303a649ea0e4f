using System.Buffers.Binary;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace IncidentPlatform.Api.Reports;

/// <summary>Where a list that is ordered by event and record goes on.</summary>
internal sealed record EventCursor(Instant At, Guid Id)
{
    private const int Size = 24;

    /// <summary>Reads a cursor; none for the first page.</summary>
    /// <returns>False for what is no cursor.</returns>
    public static bool TryParse(string? text, out EventCursor? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (text.Length != 32) return false;

        try
        {
            var bytes = WebEncoders.Base64UrlDecode(text);
            var seconds = BinaryPrimitives.ReadInt64BigEndian(bytes);
            if (seconds < Instant.MinValue.ToUnixTimeSeconds() || seconds > Instant.MaxValue.ToUnixTimeSeconds()) return false;

            cursor = new EventCursor(Instant.FromUnixTimeSeconds(seconds), new Guid(bytes.AsSpan(8), bigEndian: true));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>As an address carries it.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At.ToUnixTimeSeconds());
        Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return WebEncoders.Base64UrlEncode(bytes);
    }
}
