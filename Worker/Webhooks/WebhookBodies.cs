using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Webhooks;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace IncidentPlatform.Worker.Webhooks;

/// <summary>Writes what a webhook is told: the record, and the line by which it is told.</summary>
internal sealed class WebhookBodies(PlatformDbContext db)
{
    /// <summary>The most bytes of a call.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Json = Create();

    /// <summary>The call that a delivery asks for; null when there is nothing to tell any more.</summary>
    public async Task<WebhookCall?> WriteAsync(WebhookRow webhook, string organization, WebhookClaim claim, CancellationToken cancel)
    {
        if (claim.RecordId == webhook.Id)
            return new WebhookCall(WebhookEvent.Ping, Serialize(new WebhookBody(claim.Id, WebhookEvent.Ping, organization, claim.EnqueuedAt, null, null)));

        var found = await (
            from record in db.Incidents.AsNoTracking()
            where record.Id == claim.RecordId
            join line in db.Timeline.AsNoTracking().Where(line => line.Sequence == claim.FromSequence) on record.Id equals line.IncidentId
            from text in db.TimelineTexts.Where(text => text.IncidentId == line.IncidentId && text.Sequence == line.Sequence && text.RedactedAt == null).DefaultIfEmpty()
            select new
            {
                Record = record,
                Line = line,
                text!.Text,
                Service = db.Services.Where(service => service.Id == record.ServiceId).Select(service => service.Name).FirstOrDefault(),
                Category = db.Categories.Where(category => category.Id == record.CategoryId).Select(category => category.Name).FirstOrDefault(),
                Group = db.SupportGroups.Where(holder => holder.Id == record.GroupId).Select(holder => holder.Name).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var known = IncidentMapping.ToLine(found.Line);
        if (WebhookEvents.As(webhook.Id, webhook.Events, known) is not { } told) return null; // it listens to something else by now

        // Few may read the words of a complaint or a restricted record, and a receiver is none of them.
        var row = found.Record;
        var hidesWords = row.IsRestricted || row.Kind == IncidentKind.Complaint;
        var body = new WebhookBody(
            claim.Id, told, organization, known.At, IncidentOf(row, found.Service, found.Category, found.Group, hidesWords),
            new WebhookChange(
                known.Sequence, found.Line.Type, known.At, known.ActorKind, known.ActorId, known.Channel,
                JsonSerializer.SerializeToElement(known.Entry, Json), hidesWords || known.Visibility != Visibility.Public ? null : found.Text));
        return new WebhookCall(told, Fit(body));
    }

    private static WebhookIncident IncidentOf(IncidentRow row, string? service, string? category, string? group, bool hidesWords) => new(
        row.Id, row.Number, row.Kind, row.RequestType, hidesWords ? null : row.Subject, hidesWords ? null : row.Description, row.State,
        row.HoldReason, row.HoldUntil, row.Impact, row.Urgency, row.Priority, row.IsPriorityOverridden, row.IsMajor, row.IsRestricted,
        row.ServiceId, service ?? "", row.CategoryId, category, row.GroupId, group ?? "", row.AssigneeId, row.RequesterId, row.AffectedUserId,
        row.Channel, row.OpenedAt, row.RespondedAt, row.ResolvedAt, row.ClosedAt, row.DueAt,
        row.ResolutionCode is { } code ? new WebhookResolution(code, hidesWords ? null : row.ResolutionText) : null, row.Hops, row.Version);

    // Only words can be long. They are halved until the call fits.
    private static byte[] Fit(WebhookBody body)
    {
        var bytes = Serialize(body);
        for (var most = MostBytes / 4; bytes.Length > MostBytes; most /= 2)
        {
            body = body with
            {
                Incident = body.Incident! with
                {
                    Subject = Cut(body.Incident.Subject, most),
                    Description = Cut(body.Incident.Description, most),
                    Resolution = body.Incident.Resolution is { } resolution ? resolution with { Text = Cut(resolution.Text, most) } : null,
                },
                Change = body.Change! with { Text = Cut(body.Change.Text, most), IsShortened = true },
            };
            bytes = Serialize(body);
        }
        return bytes;
    }

    private static string? Cut(string? words, int most)
    {
        if (words is null || words.Length <= most) return words;

        var end = char.IsHighSurrogate(words[most - 1]) ? most - 1 : most;
        return words[..end];
    }

    private static byte[] Serialize(WebhookBody body) => JsonSerializer.SerializeToUtf8Bytes(body, Json);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        options.Converters.Add(new JsonStringEnumConverter());
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        return options;
    }
}
