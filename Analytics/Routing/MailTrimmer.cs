using System.Text;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// Cuts a message down to what its sender wrote: no quotation, no signature, no greeting, in Indonesian and English.
/// It looks at whole lines only, so that words like "terima kasih" inside a sentence cut nothing.
/// </summary>
internal static class MailTrimmer
{
    private const int LongestSignOff = 48;

    private static readonly string[] Quotations =
    [
        "-----original message", "-----pesan asli", "---------- forwarded message", "---------- pesan terusan",
        "begin forwarded message", "________________________________",
    ];

    private static readonly string[] SignOffs =
    [
        "best regards", "kind regards", "warm regards", "regards", "thanks", "thank you", "many thanks", "cheers", "sincerely",
        "terima kasih", "terimakasih", "trims", "makasih", "salam", "hormat kami", "hormat saya", "atas perhatian", "demikian",
        "sent from my", "dikirim dari",
    ];

    private static readonly string[] Greetings =
    [
        "selamat pagi", "selamat siang", "selamat sore", "selamat malam", "assalamualaikum", "dengan hormat", "dear", "yth", "kepada",
        "halo", "hallo", "hai", "hello", "hi", "hey", "good morning", "good afternoon", "good evening", "pagi", "siang", "sore",
    ];

    private static readonly string[] Addressees =
    [
        "tim", "team", "it", "pak", "bapak", "bu", "ibu", "mas", "mbak", "kak", "min", "admin", "all", "rekan", "rekan-rekan", "semua",
        "helpdesk", "help desk", "service desk", "support", "there", "sir", "madam", "everyone", "dan",
    ];

    public static string Trim(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var range in text.AsSpan().SplitAny('\n', '\r'))
        {
            var line = text.AsSpan(range).Trim();
            if (line.IsEmpty || line[0] == '>') continue;
            if (StartsQuotation(line)) break;
            if (builder.Length > 0 && IsSignOff(line)) break;

            if (builder.Length == 0) line = WithoutGreeting(line);
            if (line.IsEmpty) continue;
            if (builder.Length > 0) builder.Append('\n');
            builder.Append(line);
        }

        return builder.ToString();
    }

    private static bool StartsQuotation(ReadOnlySpan<char> line)
    {
        if (StartsWithAny(line, Quotations) is not null) return true;

        // "On 3 March 2026 … wrote:", "Pada 3 Maret 2026 … menulis:"
        return (Starts(line, "on ") && line.EndsWith("wrote:", StringComparison.OrdinalIgnoreCase))
            || (Starts(line, "pada ") && line.EndsWith("menulis:", StringComparison.OrdinalIgnoreCase))
            || ((Starts(line, "from:") || Starts(line, "dari:")) && line.Contains('@'));
    }

    private static bool IsSignOff(ReadOnlySpan<char> line)
    {
        if (line is "--" or "-- " or "---") return true;
        if (line.Length > LongestSignOff) return false;
        if (StartsWithAny(line, SignOffs) is not { } found) return false;

        var rest = line[found.Length..];
        return rest.IsEmpty || !char.IsLetterOrDigit(rest[0]);
    }

    /// <summary>"Halo tim IT, laptop saya mati" becomes "laptop saya mati"; only words of address go with the greeting.</summary>
    private static ReadOnlySpan<char> WithoutGreeting(ReadOnlySpan<char> line)
    {
        while (StartsWithWord(line, Greetings) is { } greeting)
        {
            line = line[greeting.Length..].TrimStart(" ,.!:");
            while (StartsWithWord(line, Addressees) is { } addressee) line = line[addressee.Length..].TrimStart(" ,.!:/&");
        }

        return line;
    }

    private static string? StartsWithWord(ReadOnlySpan<char> line, string[] openings)
    {
        foreach (var opening in openings)
        {
            if (Starts(line, opening) && (line.Length == opening.Length || !char.IsLetterOrDigit(line[opening.Length]))) return opening;
        }

        return null;
    }

    private static string? StartsWithAny(ReadOnlySpan<char> line, string[] openings)
    {
        foreach (var opening in openings)
        {
            if (Starts(line, opening)) return opening;
        }

        return null;
    }

    private static bool Starts(ReadOnlySpan<char> line, string opening) => line.StartsWith(opening, StringComparison.OrdinalIgnoreCase);
}
