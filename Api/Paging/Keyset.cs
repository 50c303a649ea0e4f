using System.Text;
using NodaTime;

namespace IncidentPlatform.Api.Paging;

/// <summary>Where a page ended: an instant and an id. Opaque to callers.</summary>
/// <param name="At">The sort key of the last row.</param>
/// <param name="Id">Its id, which parts rows of one instant.</param>
internal readonly record struct Keyset(Instant At, Guid Id)
{
    /// <summary>As a cursor.</summary>
    public string Encode() =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"{(At == Instant.MaxValue ? "max" : At.ToUnixTimeTicks().ToString(System.Globalization.CultureInfo.InvariantCulture))}.{Id:N}"))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Reads a cursor; false when it is none of ours.</summary>
    public static bool TryDecode(string? cursor, out Keyset keyset)
    {
        keyset = default;
        if (string.IsNullOrEmpty(cursor) || cursor.Length > 100) return false;

        var padded = cursor.Replace('-', '+').Replace('_', '/').PadRight((cursor.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var count)) return false;

        var parts = Encoding.ASCII.GetString(bytes, 0, count).Split('.');
        if (parts.Length != 2 || !Guid.TryParseExact(parts[1], "N", out var id)) return false;
        if (parts[0] == "max")
        {
            keyset = new Keyset(Instant.MaxValue, id);
            return true;
        }

        if (!long.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out var ticks)) return false;
        if (ticks < Instant.MinValue.ToUnixTimeTicks() || ticks > Instant.MaxValue.ToUnixTimeTicks()) return false;
        keyset = new Keyset(Instant.FromUnixTimeTicks(ticks), id);
        return true;
    }
}
