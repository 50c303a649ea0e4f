using System.Globalization;
using System.Text.Encodings.Web;

namespace IncidentPlatform.Worker.DevelopmentMailbox;

/// <summary>The mailbox as HTML: everything that came with a mail is encoded, and shown as text only.</summary>
internal static class MailboxPages
{
    public const string Style = """
        :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
        body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.3rem; }
        table { width: 100%; border-collapse: collapse; }
        th, td { padding: .45rem .6rem; text-align: left; border-bottom: 1px solid light-dark(#ddd, #444); overflow-wrap: anywhere; }
        time { white-space: nowrap; font-variant-numeric: tabular-nums; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
        dd { margin: 0; overflow-wrap: anywhere; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid light-dark(#ddd, #444); border-radius: 6px; }
        """;

    /// <summary>The list, newest first; it loads itself again every 5 seconds, without script.</summary>
    public static string List(IReadOnlyList<ReceivedMail> mails, string? recipient)
    {
        var heading = string.IsNullOrEmpty(recipient) ? "Mail sent by the platform" : $"Mail sent to {Encode(recipient)}";
        var rows = string.Concat(mails.Select(mail => $"""
            <tr><td>{Time(mail)}</td><td>{Encode(string.Join(", ", mail.To))}</td><td><a href="/mail/{mail.Id}">{Encode(Subject(mail))}</a></td></tr>

            """));
        var content = mails.Count == 0
            ? "<p>No mail yet. What the platform sends appears here; none of it leaves this machine.</p>"
            : $"<table><thead><tr><th>Received</th><th>To</th><th>Subject</th></tr></thead><tbody>{rows}</tbody></table>";
        return Document("Mailbox", $"<h1>{heading}</h1>{content}", refresh: true);
    }

    public static string One(ReceivedMail mail)
    {
        var links = string.Concat(mail.Links.Select(link => $"""<li><a href="{Encode(link)}" rel="noreferrer">{Encode(link)}</a></li>"""));
        return Document(Encode(Subject(mail)), $"""
            <p><a href="/">All mail</a></p>
            <h1>{Encode(Subject(mail))}</h1>
            <dl>
              <dt>From</dt><dd>{Encode(mail.From)}</dd>
              <dt>To</dt><dd>{Encode(string.Join(", ", mail.To))}</dd>
              <dt>Received</dt><dd>{Time(mail)}</dd>
            </dl>
            <pre>{Encode(mail.Text.Length > 0 ? mail.Text : "This mail has no text part.")}</pre>
            {(links.Length > 0 ? $"<h2>Links</h2><ul>{links}</ul>" : "")}
            """, refresh: false);
    }

    private static string Document(string title, string body, bool refresh) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        {(refresh ? """<meta http-equiv="refresh" content="5">""" : "")}
        <title>{title}</title>
        <link rel="stylesheet" href="/style.css">
        </head>
        <body><main>{body}</main></body>
        </html>
        """;

    private static string Subject(ReceivedMail mail) => mail.Subject.Length > 0 ? mail.Subject : "(no subject)";

    private static string Time(ReceivedMail mail) => string.Create(CultureInfo.InvariantCulture,
        $"""<time datetime="{mail.ReceivedAt:O}">{mail.ReceivedAt.ToLocalTime():yyyy-MM-dd HH:mm:ss}</time>""");

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
