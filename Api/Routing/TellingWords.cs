using System.Text.RegularExpressions;

namespace IncidentPlatform.Api.Routing;

/// <summary>The words of a text by which records can be told apart. PostgreSQL has no Indonesian stop list.</summary>
internal static partial class TellingWords
{
    private const int Most = 12;
    private const int Shortest = 3;

    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "ada", "adalah", "agar", "akan", "aku", "anda", "apa", "atau", "bagaimana", "bahwa", "baru", "belum", "bisa", "buat", "cara", "dan", "dapat",
        "dari", "dengan", "dia", "hari", "harus", "ini", "itu", "jadi", "jam", "jika", "juga", "kalau", "kami", "kantor", "karena", "kemarin", "kena",
        "kita", "lagi", "lalu", "lebih", "mau", "mohon", "muncul", "oleh", "pada", "padahal", "pagi", "pak", "para", "perlu", "saat", "saja", "sama",
        "sampai", "saya", "sebelum", "sedang", "sejak", "selalu", "sementara", "semua", "seperti", "setelah", "siang", "sore", "sudah", "supaya",
        "tadi", "tapi", "tempat", "terima", "terus", "tetap", "tetapi", "tiba", "tidak", "tim", "tolong", "untuk", "yang", "bantu", "bantuan", "kasih",
        "about", "after", "all", "and", "any", "are", "been", "but", "can", "cannot", "does", "for", "from", "get", "has", "have", "hello", "help",
        "how", "into", "its", "just", "morning", "need", "not", "now", "our", "please", "since", "still", "team", "thanks", "that", "the", "there",
        "they", "this", "today", "was", "what", "when", "with", "yesterday", "you", "your",
    };

    /// <summary>At most twelve, in their order, each once; numbers count as words.</summary>
    public static IReadOnlyList<string> Of(string text) =>
    [
        .. Word().Matches(text).Select(match => match.Value).Where(word => word.Length >= Shortest && !Common.Contains(word))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(Most),
    ];

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
