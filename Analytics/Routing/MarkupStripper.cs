using System.Net;
using System.Text;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>Removes tags, scripts, styles and comments; decodes entities. Text that is not markup passes unchanged.</summary>
internal static class MarkupStripper
{
    private static readonly string[] Hidden = ["script", "style", "head"];

    public static string Strip(string text)
    {
        if (!text.Contains('<') && !text.Contains('&')) return text;

        var builder = new StringBuilder(text.Length);
        var lastClose = text.LastIndexOf('>');
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '<' || i > lastClose || !StartsTag(text, i))
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
