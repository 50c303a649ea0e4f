using System.Text;

namespace IncidentPlatform.Api.Paging;

/// <summary>Where a page of a list by name ended. Opaque to callers.</summary>
/// <param name="Name">Name of the last row.</param>
/// <param name="Id">Its id, which parts rows of one name.</param>
internal readonly record struct NameKeyset(string Name, Guid Id)
{
    /// <summary>As a cursor.</summary>
    public string Encode() => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Id:N}{Name}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Reads a cursor; null when it is empty or none of ours, which starts at the beginning.</summary>
    public static NameKeyset? Decode(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor) || cursor.Length > 1_000) return null;

        var padded = cursor.Replace('-', '+').Replace('_', '/').PadRight((cursor.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var count) || count < 32) return null;

        var text = Encoding.UTF8.GetString(bytes, 0, count);
        return Guid.TryParseExact(text[..32], "N", out var id) ? new NameKeyset(text[32..], id) : null;
    }
}
