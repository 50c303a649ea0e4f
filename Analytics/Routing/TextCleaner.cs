using System.Globalization;
using System.Net;
using System.Text;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// Turns what somebody wrote into what it is about: markup, quoted mail, signature and greeting go; case, accents and
/// control characters are evened out; digits stay. Any string is accepted, whatever its length or content.
/// </summary>
internal static class TextCleaner
{
    /// <summary>Characters kept. Cutting here costs no accuracy (measured) and bounds the time of a prediction.</summary>
    public const int MaximumLength = 600;

    // Only the head of a long text is looked at: what counts stands before quotations and logs.
    private const int ReadLength = 16_384;

    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";

        var head = text.Length > ReadLength ? text[..ReadLength] : text;
        var plain = MarkupStripper.Strip(WellFormed(head));
        var own = MailTrimmer.Trim(plain);
        var cleaned = Fold(own.Length == 0 ? plain : own);
        return cleaned.Length > MaximumLength ? cleaned[..MaximumLength] : cleaned;
    }

    /// <summary>Replaces lone surrogates, which <see cref="string.Normalize()"/> refuses.</summary>
    private static string WellFormed(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' || !Rune.IsControl(rune)) builder.Append(rune.ToString());
            else builder.Append(' ');
        }

        return builder.ToString();
    }

    private static string Fold(string text)
    {
        var builder = new StringBuilder(Math.Min(text.Length, MaximumLength * 2));
        var spaced = true;
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;

            if (char.IsWhiteSpace(character))
            {
                if (!spaced) builder.Append(' ');
                spaced = true;
                continue;
            }

            builder.Append(char.ToLowerInvariant(character));
            spaced = false;
        }

        return builder.ToString().TrimEnd();
    }
}

/// <summary>Removes tags, scripts, styles and comments; decodes entities. Text that is not markup passes unchanged.</summary>
internal static class MarkupStripper
{
    private static readonly string[] Hidden = ["script", "style", "head"];

    public static string Strip(string text)
    {
        if (!text.Contains('<') && !text.Contains('&')) return text;

        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '<' || !StartsTag(text, i))
            {
                builder.Append(text[i]);
                continue;
            }

            // A tag that never closes swallows nothing: the character stays text.
            var end = EndOfTag(text, i);
            if (end < 0)
            {
                builder.Append(text[i]);
                continue;
            }

            builder.Append(IsLineBreak(text.AsSpan(i, end - i)) ? '\n' : ' ');
            i = end;
        }

        return WebUtility.HtmlDecode(builder.ToString());
    }

    private static bool StartsTag(string text, int at) =>
        at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!' or '?');

    private static int EndOfTag(string text, int at)
    {
        if (string.CompareOrdinal(text, at, "<!--", 0, 4) == 0)
        {
            var comment = text.IndexOf("-->", at, StringComparison.Ordinal);
            return comment < 0 ? -1 : comment + 2;
        }

        foreach (var name in Hidden)
        {
            if (string.Compare(text, at + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            if (at + 1 + name.Length >= text.Length || char.IsAsciiLetterOrDigit(text[at + 1 + name.Length])) continue;

            var close = text.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase);
            return text.IndexOf('>', close < 0 ? at : close);
        }

        return text.IndexOf('>', at);
    }

    private static bool IsLineBreak(ReadOnlySpan<char> tag)
    {
        var name = tag[1..].TrimStart('/');
        return name.StartsWith("br", StringComparison.OrdinalIgnoreCase) || name.StartsWith("p", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("div", StringComparison.OrdinalIgnoreCase) || name.StartsWith("li", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("tr", StringComparison.OrdinalIgnoreCase);
    }
}
