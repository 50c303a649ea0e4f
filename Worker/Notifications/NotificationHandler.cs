using IncidentPlatform.Data;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>
/// Writes the mails that a change asks for, with a delivery for each. Each is written once, however often the change is
/// brought: its key says for which line, person and kind it stands.
/// </summary>
internal sealed class NotificationHandler(
    Recipients recipients, MessageWriter writer, EscalationPolicies policies, StormControl storms, StatusLetters statuses, WakeUps wakeUps,
    TimeProvider time) : IDeliveryHandler
{
    public string Subscription => Subscriptions.Notification;

    public async Task<Action?> HandleAsync(Delivery delivery, PlatformDbContext db, CancellationToken cancel)
    {
        var record = await db.Incidents.AsNoTracking().SingleAsync(incident => incident.Id == delivery.RecordId, cancel);
        var lines = await db.Timeline.AsNoTracking()
            .Where(line => line.IncidentId == record.Id && line.Sequence >= delivery.FromSequence && line.Sequence <= delivery.ToSequence)
            .OrderBy(line => line.Sequence).ToListAsync(cancel);
        var letter = await writer.BeginAsync(record, cancel);
        var wanted = new List<Wanted>();
        foreach (var line in lines.Select(IncidentMapping.ToLine)) wanted.AddRange(await OfLineAsync(line, letter, db, cancel));

        // Before a word is written: a message may make a link.
        var known = await KnownAsync(wanted, db, cancel);
        var now = WholeSeconds.Now(time);
        var written = new List<(MessageRow Message, Recipient Recipient)>();
        foreach (var (notice, line, fired, recipient, key) in wanted.Where(one => known.Add(one.Key)))
            written.Add((await writer.WriteAsync(letter, notice.Kind, line, fired, recipient, now, cancel), recipient));

        written.AddRange(await statuses.WriteAsync(record, lines.Select(IncidentMapping.ToLine), cancel));
        await storms.CollectAsync([.. written.Select(one => one.Message)], record.Priority, now, cancel);
        foreach (var (message, recipient) in written)
        {
            db.Messages.Add(message);
            if (message.DigestId is null) db.Deliveries.Add(DeliveryOf(message, record, letter, recipient, delivery));
        }
        return written.Count == 0 ? null : () => wakeUps.Signal([Subscriptions.Mail]);
    }

    private async Task<List<Wanted>> OfLineAsync(TimelineLine line, Letter letter, PlatformDbContext db, CancellationToken cancel)
    {
        var record = letter.Record;
        var rule = FiredRule.PlaceOf(line.Entry) is var (policyVersionId, ruleId)
            ? (await policies.FindAsync(db, policyVersionId, cancel)).Find(ruleId)
            : null;
        var fired = FiredRule.Of(line.Entry, rule);
        var wanted = new List<Wanted>();
        foreach (var notice in Notices.Of(line, await IsByStaffAsync(line, record, cancel), record.AssigneeId, fired))
        {
            foreach (var recipient in await recipients.OfAsync(notice.Audience, record, cancel))
            {
                if (recipient.PersonId == line.ActorId && !notice.ToActorToo) continue;
                wanted.Add(new Wanted(notice, line, fired, recipient, MessageWriter.KeyOf(record, notice.Kind, line, recipient)));
            }
        }
        return wanted;
    }

    // Somebody of the staff who asks for themself is a consumer of that record.
    private async Task<bool> IsByStaffAsync(TimelineLine line, IncidentRow record, CancellationToken cancel)
    {
        if (line.Entry is not TimelineEntry.Commented comment || line.ActorId is not { } author) return true;
        if (author == record.RequesterId || author == record.AffectedUserId) return false;

        return comment.GroupId is not null || await recipients.IsStaffAsync(author, cancel);
    }

    private static async Task<HashSet<string>> KnownAsync(List<Wanted> wanted, PlatformDbContext db, CancellationToken cancel)
    {
        var keys = wanted.Select(one => one.Key).Distinct().ToList();
        if (keys.Count == 0) return [];

        return [.. await db.Messages.AsNoTracking()
            .Where(message => keys.Contains(message.DedupeKey)).Select(message => message.DedupeKey).ToListAsync(cancel)];
    }

    // A P1 disturbs everybody whom it concerns; anything else waits for the end of somebody's quiet hours.
    private static DeliveryRow DeliveryOf(MessageRow message, IncidentRow record, Letter letter, Recipient recipient, Delivery delivery) => new()
    {
        Id = Guid.CreateVersion7(),
        Subscription = Subscriptions.Mail,
        OrganizationId = message.OrganizationId,
        RecordId = message.Id,
        FromSequence = delivery.FromSequence,
        ToSequence = delivery.ToSequence,
        EnqueuedAt = message.CreatedAt,
        AvailableAt = record.Priority == Priority.P1 ? message.CreatedAt : recipient.Postpone(message.CreatedAt, letter.TimeZone),
        TraceParent = delivery.TraceParent,
    };

    private sealed record Wanted(Notice Notice, TimelineLine Line, FiredRule? Fired, Recipient Recipient, string Key);
}
