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
    Recipients recipients, MessageWriter writer, EscalationPolicies policies, StatusLetters statuses, WakeUps wakeUps, TimeProvider time) : IDeliveryHandler
{
    public string Subscription => Subscriptions.Notification;

    public async Task<Action?> HandleAsync(Delivery delivery, PlatformDbContext db, CancellationToken cancel)
    {
        var record = await db.Incidents.AsNoTracking().SingleAsync(incident => incident.Id == delivery.RecordId, cancel);
        var lines = await db.Timeline.AsNoTracking()
            .Where(line => line.IncidentId == record.Id && line.Sequence >= delivery.FromSequence && line.Sequence <= delivery.ToSequence)
            .OrderBy(line => line.Sequence).ToListAsync(cancel);
        var letter = await writer.BeginAsync(record, cancel);
        var messages = new List<MessageRow>();
        foreach (var line in lines.Select(IncidentMapping.ToLine))
            messages.AddRange(await OfLineAsync(line, letter, db, cancel));

        var known = await KnownAsync(messages, db, cancel);
        var written = messages.Where(message => known.Add(message.DedupeKey)).ToList();
        foreach (var message in written)
        {
            db.Messages.Add(message);
            db.Deliveries.Add(DeliveryOf(message, delivery));
        }
        var told = await statuses.WriteAsync(record, lines.Select(IncidentMapping.ToLine), delivery, cancel);
        return written.Count + told == 0 ? null : () => wakeUps.Signal([Subscriptions.Mail]);
    }

    private async Task<List<MessageRow>> OfLineAsync(TimelineLine line, Letter letter, PlatformDbContext db, CancellationToken cancel)
    {
        var record = letter.Record;
        var rule = line.Entry is TimelineEntry.RuleFired fired
            ? (await policies.FindAsync(db, fired.PolicyVersionId, cancel)).Find(fired.RuleId)
            : null;
        var messages = new List<MessageRow>();
        foreach (var notice in Notices.Of(line, await IsByStaffAsync(line, record, cancel), record.AssigneeId, rule))
        {
            foreach (var recipient in await recipients.OfAsync(notice.Audience, record, cancel))
            {
                if (recipient.PersonId == line.ActorId && !notice.ToActorToo) continue;
                messages.Add(await writer.WriteAsync(letter, notice.Kind, line, recipient, WholeSeconds.Now(time), cancel));
            }
        }
        return messages;
    }

    // Somebody of the staff who asks for themself is a consumer of that record.
    private async Task<bool> IsByStaffAsync(TimelineLine line, IncidentRow record, CancellationToken cancel)
    {
        if (line.Entry is not TimelineEntry.Commented comment || line.ActorId is not { } author) return true;
        if (author == record.RequesterId || author == record.AffectedUserId) return false;

        return comment.GroupId is not null || await recipients.IsStaffAsync(author, cancel);
    }

    private static async Task<HashSet<string>> KnownAsync(List<MessageRow> messages, PlatformDbContext db, CancellationToken cancel)
    {
        var keys = messages.Select(message => message.DedupeKey).Distinct().ToList();
        if (keys.Count == 0) return [];

        return [.. await db.Messages.AsNoTracking()
            .Where(message => keys.Contains(message.DedupeKey)).Select(message => message.DedupeKey).ToListAsync(cancel)];
    }

    private static DeliveryRow DeliveryOf(MessageRow message, Delivery delivery) => new()
    {
        Id = Guid.CreateVersion7(),
        Subscription = Subscriptions.Mail,
        OrganizationId = message.OrganizationId,
        RecordId = message.Id,
        FromSequence = delivery.FromSequence,
        ToSequence = delivery.ToSequence,
        EnqueuedAt = message.CreatedAt,
        AvailableAt = message.CreatedAt,
        TraceParent = delivery.TraceParent,
    };
}
