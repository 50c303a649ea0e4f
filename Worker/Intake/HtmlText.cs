using System.Text;
using MimeKit.Text;

namespace IncidentPlatform.Worker.Intake;

/// <summary>The words of a mail that has markup only. Nothing of the markup is kept; what stands in a quotation begins with &gt;.</summary>
internal static class HtmlText
{
    private static readonly HtmlTagId[] Blocks =
    [
        HtmlTagId.P, HtmlTagId.Div, HtmlTagId.LI, HtmlTagId.TR, HtmlTagId.H1, HtmlTagId.H2, HtmlTagId.H3, HtmlTagId.H4, HtmlTagId.Table,
        HtmlTagId.UL, HtmlTagId.OL, HtmlTagId.Pre, HtmlTagId.BlockQuote,
    ];

    private static readonly HtmlTagId[] Hidden = [HtmlTagId.Head, HtmlTagId.Script, HtmlTagId.Style, HtmlTagId.Title];

    public static string Of(string html)
    {
        using var reader = new StringReader(html);
        var tokens = new HtmlTokenizer(reader) { DecodeCharacterReferences = true };
        var text = new StringBuilder(html.Length / 2);
        var line = new StringBuilder();
        var (hidden, quotes) = (0, 0);
        while (tokens.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken tag when Hidden.Contains(tag.Id):
                    hidden = Math.Max(0, hidden + (tag.IsEndTag ? -1 : tag.IsEmptyElement ? 0 : 1));
                    break;
                case HtmlTagToken { Id: HtmlTagId.Br }:
                    EndLine(isBreak: true);
                    break;
                case HtmlTagToken tag when Blocks.Contains(tag.Id):
                    EndLine(isBreak: false);
                    if (tag is { Id: HtmlTagId.P, IsEndTag: true }) text.Append('\n');
                    if (tag.Id == HtmlTagId.BlockQuote) quotes = Math.Max(0, quotes + (tag.IsEndTag ? -1 : 1));
                    break;
                case HtmlDataToken data when hidden == 0:
                    Append(data.Data);
                    break;
                default:
                    break;
            }
        }
        EndLine(isBreak: false);
        return text.ToString().Trim('\n');

        void Append(string data)
        {
            foreach (var letter in data)
            {
                if (!char.IsWhiteSpace(letter)) line.Append(letter);
                else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
        }

        void EndLine(bool isBreak)
        {
            var words = line.ToString().Trim();
            line.Clear();
            if (words.Length == 0 && !isBreak) return;
            text.Append(string.Concat(Enumerable.Repeat("> ", quotes))).Append(words).Append('\n');
        }
    }
}
