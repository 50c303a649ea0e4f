using System.Text;

namespace IncidentPlatform.Domain.Intake;

/// <summary>What a person wrote in a mail: without the quotation of what they answer, and without the signature.</summary>
public static class MailText
{
    private static readonly string[] Headers =
    [
        "-----original message", "-----pesan asli", "---------- forwarded message", "---------- pesan terusan", "begin forwarded message",
        "________________________________",
    ];

    private static readonly string[] Footers = ["sent from my ", "dikirim dari ", "get outlook for ", "dapatkan outlook "];

    /// <summary>Cuts a text.</summary>
    /// <returns>
    /// What is left, with single empty lines between paragraphs. Where nothing would be left, the whole text: whoever writes nothing of
    /// their own means what they send on.
    /// </returns>
    public static string Cut(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var kept = new List<string>();
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].TrimEnd();
            if (line.TrimStart().StartsWith('>')) continue;
            if (IsSignature(lines[index])) break;
            if (QuotationAt(lines, index) is { } length)
            {
                // Whoever answers below or between the quoted lines goes on after them; else nothing of theirs follows.
                if (!IsQuoted(lines, index + length)) break;
                index += length - 1;
                continue;
            }
            kept.Add(line);
        }

        var shown = Joined(kept);
        return shown.Length > 0 ? shown : Joined(lines);
    }

    /// <summary>One line of 3 to 200 characters that says what a mail is about.</summary>
    /// <param name="subject">Its subject; empty for none.</param>
    /// <param name="text">Its words, cut.</param>
    /// <param name="otherwise">What is said when neither tells.</param>
    public static string SubjectOf(string? subject, string text, string otherwise)
    {
        var firstLine = text.Split('\n').FirstOrDefault(line => line.Trim().Length >= 3);
        var found = OneLine(subject) is { Length: >= 3 } told ? told : OneLine(firstLine) is { Length: >= 3 } begun ? begun : otherwise;
        return found.Length <= 200 ? found : $"{found[..199]}…";
    }

    private static string OneLine(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // The marker of a signature is two hyphens and a space (RFC 3676); many programs lose the space.
    private static bool IsSignature(string line) =>
        line is "-- " or "--" or "-- \r" || Footers.Any(footer => line.TrimStart().StartsWith(footer, StringComparison.OrdinalIgnoreCase) && line.Length <= 80);

    // How many lines announce a quotation here; null when none does. "On … wrote:" is often broken into two or three lines.
    private static int? QuotationAt(string[] lines, int index)
    {
        var line = lines[index].Trim();
        if (Headers.Any(header => line.StartsWith(header, StringComparison.OrdinalIgnoreCase))) return 1;
        if (Begins(line, "from:", "dari:") && index + 1 < lines.Length
            && Begins(lines[index + 1].Trim(), "sent:", "date:", "to:", "terkirim:", "dikirim:", "tanggal:", "kepada:"))
        {
            return 2;
        }
        if (!Begins(line, "on ", "pada ")) return null;

        for (var length = 1; length <= 3 && index + length <= lines.Length; length++)
        {
            var end = lines[index + length - 1].TrimEnd();
            if (EndsWith(end, "wrote:", "menulis:")) return length;
            if (end.Length == 0) return null;
        }
        return null;
    }

    private static bool IsQuoted(string[] lines, int index)
    {
        while (index < lines.Length && string.IsNullOrWhiteSpace(lines[index])) index++;
        return index < lines.Length && lines[index].TrimStart().StartsWith('>');
    }

    private static bool Begins(string line, params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts)
        {
            if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static bool EndsWith(string line, params ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
        {
            if (line.EndsWith(end, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static string Joined(IEnumerable<string> lines)
    {
        var builder = new StringBuilder();
        var isGap = false;
        foreach (var line in lines)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                isGap = builder.Length > 0;
                continue;
            }
            if (builder.Length > 0) builder.Append(isGap ? "\n\n" : "\n");
            builder.Append(line.TrimEnd());
            isGap = false;
        }
        return builder.ToString();
    }
}
