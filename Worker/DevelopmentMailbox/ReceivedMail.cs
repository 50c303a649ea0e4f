using System.Text.RegularExpressions;
using MimeKit;

namespace IncidentPlatform.Worker.DevelopmentMailbox;

/// <summary>One mail as it came in.</summary>
/// <param name="Id">Counts up from 1 since the mailbox started.</param>
/// <param name="To">Every address that the sender's server named, also the blind copies.</param>
internal sealed partial record ReceivedMail(
    int Id, DateTimeOffset ReceivedAt, string From, IReadOnlyList<string> To, string? ReplyTo, string Subject,
    string? MessageId, string? InReplyTo, string Text, string? Html, IReadOnlyList<string> Links)
{
    public static ReceivedMail Read(int id, DateTimeOffset receivedAt, MimeMessage message, IEnumerable<string> recipients)
    {
        var text = message.TextBody ?? "";
        var html = message.HtmlBody;
        return new ReceivedMail(
            id, receivedAt, message.From.ToString(), [.. recipients], message.ReplyTo.Count > 0 ? message.ReplyTo.ToString() : null,
            message.Subject ?? "", message.MessageId, message.InReplyTo, text, html, LinksIn(text, html));
    }

    private static List<string> LinksIn(string text, string? html)
    {
        var inText = Address().Matches(text).Select(match => match.Value.TrimEnd('.', ',', ')', '>'));
        var inHtml = Reference().Matches(html ?? "").Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value));
        return [.. inText.Concat(inHtml).Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex("""https?://[^\s<>"]+""")]
    private static partial Regex Address();

    [GeneratedRegex("""href\s*=\s*"(https?://[^"]+)["]""", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
