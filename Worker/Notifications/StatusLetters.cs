using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>
/// Tells the consumers of a major incident and of all its child records together how things stand. Everybody hears once, about
/// the record that is theirs: of another person's record they learn nothing.
/// </summary>
internal sealed class StatusLetters(PlatformDbContext db, Recipients recipients, IOptions<WebAddressOptions> address, TimeProvider time)
{
    // Beyond this the banner on everybody's pages has to do.
    private const int MostChildren = 1_000;

    /// <summary>Puts the mails for published words into the context, with a delivery each.</summary>
    /// <returns>How many.</returns>
    public async Task<int> WriteAsync(IncidentRow major, IEnumerable<TimelineLine> lines, Delivery delivery, CancellationToken cancel)
    {
        var written = 0;
        foreach (var line in lines.Where(line => line.Entry is TimelineEntry.StatusPublished))
            written += await OfLineAsync(major, line, (TimelineEntry.StatusPublished)line.Entry, delivery, cancel);
        return written;
    }

    private async Task<int> OfLineAsync(
        IncidentRow major, TimelineLine line, TimelineEntry.StatusPublished status, Delivery delivery, CancellationToken cancel)
    {
        var words = await db.TimelineTexts.AsNoTracking()
            .Where(text => text.IncidentId == major.Id && text.Sequence == line.Sequence && text.RedactedAt == null)
            .Select(text => text.Text).SingleOrDefaultAsync(cancel);
        if (string.IsNullOrWhiteSpace(words)) return 0;

        var service = await db.Services.AsNoTracking().Where(row => row.Id == status.ServiceId).Select(row => row.Name).SingleAsync(cancel);
        var organization = await db.Organizations.AsNoTracking().Select(row => new { row.Name, row.Locale }).SingleAsync(cancel);
        var readers = new Dictionary<Guid, (IncidentRow Record, Recipient Recipient)>();
        foreach (var record in await RecordsAsync(major, cancel))
        {
            foreach (var recipient in await recipients.OfAsync(new Audience.Consumers(), record, cancel))
            {
                if (recipient.PersonId != line.ActorId) readers.TryAdd(recipient.PersonId, (record, recipient));
            }
        }

        // Brought a second time, the change is told to nobody again.
        var keys = readers.Keys.Select(KeyOf).ToList();
        var known = await db.Messages.AsNoTracking().Where(message => keys.Contains(message.DedupeKey)).Select(message => message.DedupeKey).ToListAsync(cancel);
        var untold = readers.Where(reader => !known.Contains(KeyOf(reader.Key))).Select(reader => reader.Value).ToList();
        foreach (var (record, recipient) in untold)
        {
            var message = MessageOf(record, recipient, KeyOf(recipient.PersonId), new Dictionary<string, string?>
            {
                ["name"] = recipient.Name,
                ["organization"] = organization.Name,
                ["number"] = record.Number,
                ["service"] = service,
                ["words"] = words.Trim(),
                ["link"] = address.Value.PageOf(record.Number),
            }, organization.Locale);
            db.Messages.Add(message);
            db.Deliveries.Add(DeliveryOf(message, delivery));
        }
        return untold.Count;

        string KeyOf(Guid person) => $"{major.Id}:{line.Sequence}:{person}:{nameof(MessageKind.StatusPublished)}";
    }

    // The major incident first: who waits on it and on a child hears about it.
    private async Task<List<IncidentRow>> RecordsAsync(IncidentRow major, CancellationToken cancel) =>
    [
        major,
        .. await (
            from link in db.IncidentLinks.AsNoTracking()
            where link.OtherId == major.Id && link.Type == LinkType.ChildOf
            join child in db.Incidents.AsNoTracking() on link.IncidentId equals child.Id
            where child.ClosedAt == null
            orderby child.OpenedAt, child.Id
            select child).Take(MostChildren).ToListAsync(cancel),
    ];

    private MessageRow MessageOf(IncidentRow record, Recipient recipient, string key, Dictionary<string, string?> values, string locale)
    {
        var culture = MessageTexts.CultureOf(recipient.Locale ?? locale);
        return new MessageRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = record.OrganizationId,
            PersonId = recipient.PersonId,
            Address = recipient.Address,
            Kind = nameof(MessageKind.StatusPublished),
            Subject = MessageTexts.Fill(MessageTexts.SubjectKey(MessageKind.StatusPublished), culture, values).ReplaceLineEndings(" "),
            Body = MessageTexts.Fill(MessageTexts.BodyKey(MessageKind.StatusPublished), culture, values),
            IncidentId = record.Id,
            DedupeKey = key,
            CreatedAt = WholeSeconds.Now(time),
        };
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
