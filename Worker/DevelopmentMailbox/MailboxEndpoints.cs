using System.Text;
using Microsoft.Net.Http.Headers;

namespace IncidentPlatform.Worker.DevelopmentMailbox;

/// <summary>The mailbox's pages for people, and the same as JSON for tests.</summary>
internal static class MailboxEndpoints
{
    // Nothing but the own style sheet: what a mail contains can run nowhere.
    private const string Policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapMailbox(this WebApplication app)
    {
        app.MapGet("/", (HttpContext http, ReceivedMails mails, string? to) => Page(http, MailboxPages.List(mails.List(to), to)));
        app.MapGet("/mail/{id:int}", (HttpContext http, ReceivedMails mails, int id) =>
            mails.Find(id) is { } mail ? Page(http, MailboxPages.One(mail)) : Results.NotFound());
        app.MapGet("/style.css", () => Results.Text(MailboxPages.Style, "text/css", Encoding.UTF8));

        app.MapGet("/messages", (ReceivedMails mails, string? to) => Results.Json(mails.List(to)));
        app.MapDelete("/messages", (ReceivedMails mails) =>
        {
            mails.Clear();
            return Results.NoContent();
        });
    }

    private static IResult Page(HttpContext http, string html)
    {
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Policy;
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Results.Text(html, "text/html", Encoding.UTF8);
    }
}
