using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>
/// Takes words and files of a record away for good: wherever the database holds a copy of them. Who did it, when and why stands in their
/// place; facts never change. Called under the record's lock; what it does is saved with the line that tells of it.
/// </summary>
public sealed class Redactions(PlatformDbContext db)
{
    /// <summary>Takes the words of a line away; of a line that tells of a file, the file; of the first line, what the consumer wrote.</summary>
    public async Task<Decision> LineAsync(
        LockedIncident incident, int sequence, string reason, Actor by, Instant now, CancellationToken cancel)
    {
        var line = await db.Timeline.AsNoTracking().SingleAsync(row => row.IncidentId == incident.Row.Id && row.Sequence == sequence, cancel);
        return line.Entry switch
        {
            TimelineEntry.Opened => await RecordAsync(incident, takesSubject: false, takesDescription: true, reason, by, now, cancel),
            TimelineEntry.Attached attached => await FileAsync(incident, attached.AttachmentId, reason, by, now, cancel),
            _ => await WordsAsync(incident, line, reason, by, now, cancel),
        };
    }

    /// <summary>Takes the subject, or what stands below it (description, answers of a form, affected item), or both away.</summary>
    public async Task<Decision> RecordAsync(
        LockedIncident incident, bool takesSubject, bool takesDescription, string reason, Actor by, Instant now, CancellationToken cancel)
    {
        var row = incident.Row;
        takesSubject = takesSubject && row.Subject != Redaction.Mark;
        takesDescription = takesDescription && (row.Description.Length > 0 || row.Form is { Count: > 0 } || row.AffectedItem is not null);
        if (!takesSubject && !takesDescription) return NothingChanges(incident);
        var decision = IncidentEdits.Redact(incident.Facts, 1, reason, by);
        if (decision is Decision.Refused) return decision;

        if (takesSubject)
        {
            await ForgetInMessagesAsync(row, 1, row.Subject, cancel);
            // Mails have it on one line.
            await ForgetInMessagesAsync(row, 1, string.Join(' ', row.Subject.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)), cancel);
            row.Subject = Redaction.Mark;
        }
        if (takesDescription)
        {
            (row.Description, row.Form, row.AffectedItem) = ("", null, null);
            await ForgetMailAsync(row.Id, 1, cancel);
        }
        await ForgetTermsAsync(row.Id, cancel);
        await SignAsync(row, 1, reason, by, now, cancel);
        return decision;
    }

    /// <summary>Takes a file away, with its name.</summary>
    public async Task<Decision> FileAsync(LockedIncident incident, Guid attachmentId, string reason, Actor by, Instant now, CancellationToken cancel)
    {
        var entries = await db.Timeline.AsNoTracking()
            .Where(row => row.IncidentId == incident.Row.Id && row.Type == nameof(TimelineEntry.Attached))
            .Select(row => new { row.Sequence, row.Entry }).ToListAsync(cancel);
        var line = entries.Find(row => row.Entry is TimelineEntry.Attached attached && attached.AttachmentId == attachmentId);
        if (line is null || !await db.Attachments.AnyAsync(file => file.Id == attachmentId, cancel)) return NothingChanges(incident);
        var decision = IncidentEdits.Redact(incident.Facts, line.Sequence, reason, by);
        if (decision is Decision.Refused) return decision;

        await db.AttachmentChunks.Where(chunk => chunk.AttachmentId == attachmentId).ExecuteDeleteAsync(cancel);
        await db.Attachments.Where(file => file.Id == attachmentId).ExecuteDeleteAsync(cancel);
        await SignAsync(incident.Row, line.Sequence, reason, by, now, cancel);
        return decision;
    }

    private async Task<Decision> WordsAsync(
        LockedIncident incident, TimelineRow line, string reason, Actor by, Instant now, CancellationToken cancel)
    {
        var row = incident.Row;
        var words = await db.TimelineTexts.AsNoTracking()
            .Where(text => text.IncidentId == row.Id && text.Sequence == line.Sequence).Select(text => text.Text).SingleOrDefaultAsync(cancel);
        if (string.IsNullOrEmpty(words)) return NothingChanges(incident);
        var decision = IncidentEdits.Redact(incident.Facts, line.Sequence, reason, by);
        if (decision is Decision.Refused) return decision;

        if (line.Entry is TimelineEntry.Resolved or TimelineEntry.Imported { State: IncidentState.Resolved } && row.ResolutionText == words)
            row.ResolutionText = null;
        if (line.Entry is TimelineEntry.StatusPublished status)
        {
            await db.MajorStatuses.Where(last => last.IncidentId == row.Id && last.ServiceId == status.ServiceId && last.PublishedAt == line.At)
                .ExecuteUpdateAsync(last => last.SetProperty(stored => stored.Text, Redaction.Mark), cancel);
        }
        await ForgetInMessagesAsync(row, line.Sequence, words.Trim(), cancel);
        await ForgetMailAsync(row.Id, line.Sequence, cancel);
        await SignAsync(row, line.Sequence, reason, by, now, cancel);
        return decision;
    }

    // Waiting and sent ones: what a mail server has taken is out of reach. A digest holds subjects of many records, a status text
    // goes to the consumers of others; they are found by the digest's list and by the line for which they stand.
    private Task ForgetInMessagesAsync(IncidentRow row, int sequence, string words, CancellationToken cancel) => words.Length == 0
        ? Task.CompletedTask
        : db.Database.ExecuteSqlAsync(
            $"""
            update message set subject = replace(subject, {words}, {Redaction.Mark}), body = replace(body, {words}, {Redaction.Mark})
            where organization_id = {row.OrganizationId}
                and (incident_id = {row.Id}
                    or (dedupe_key >= {$"{row.Id}:{sequence}:"} and dedupe_key < {$"{row.Id}:{sequence};"})
                    or id in (select digest_id from message where organization_id = {row.OrganizationId} and incident_id = {row.Id}))
                and (strpos(subject, {words}) > 0 or strpos(body, {words}) > 0)
            """,
            cancel);

    private Task<int> ForgetMailAsync(Guid incidentId, int sequence, CancellationToken cancel) => db.ReceivedMails
        .Where(mail => mail.IncidentId == incidentId && mail.Sequence == sequence)
        .ExecuteUpdateAsync(mail => mail.SetProperty(stored => stored.Text, (string?)null), cancel);

    // What the classifier says spoke for a group are words of the record.
    private async Task ForgetTermsAsync(Guid incidentId, CancellationToken cancel)
    {
        var decision = await db.RoutingDecisions.AsNoTracking().SingleOrDefaultAsync(row => row.IncidentId == incidentId, cancel);
        if (decision is null) return;

        RoutingSuggestionValue[] bare = [.. decision.Suggestions.Select(Bare)];
        await db.RoutingDecisions.Where(row => row.IncidentId == incidentId)
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.Suggestions, bare), cancel);
    }

    private static RoutingSuggestionValue Bare(RoutingSuggestionValue suggestion) => suggestion with
    {
        Terms = [],
        Against = [],
        Rest = suggestion.Rest + suggestion.Terms.Sum(term => term.Weight) + suggestion.Against.Sum(term => term.Weight),
    };

    private async Task SignAsync(IncidentRow row, int sequence, string reason, Actor by, Instant now, CancellationToken cancel)
    {
        var text = await db.TimelineTexts.AsTracking().SingleOrDefaultAsync(text => text.IncidentId == row.Id && text.Sequence == sequence, cancel);
        if (text is null)
        {
            text = new TimelineTextRow { OrganizationId = row.OrganizationId, IncidentId = row.Id, Sequence = sequence, Text = null };
            db.TimelineTexts.Add(text);
        }
        (text.Text, text.RedactedAt, text.RedactedBy, text.RedactionReason) = (null, now, by.PersonId, reason);
    }

    private static Decision.Refused NothingChanges(LockedIncident incident) =>
        new(RefusalCodes.NothingChanges, Lifecycle.MovesFrom(incident.Facts.State));
}
