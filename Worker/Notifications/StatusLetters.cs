using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
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

    /// <summary>The mails for published words, which the caller adds like any others.</summary>
    public async Task<IReadOnlyList<(MessageRow Message, Recipient Recipient)>> WriteAsync(
        IncidentRow major, IEnumerable<TimelineLine> lines, CancellationToken cancel)
    {
        var written = new List<(MessageRow, Recipient)>();
        foreach (var line in lines)
        {
            if (line.Entry is TimelineEntry.StatusPublished status) written.AddRange(await OfLineAsync(major, line, status, cancel));
        }
        return written;
    }

    private async Task<IReadOnlyList<(MessageRow, Recipient)>> OfLineAsync(
        IncidentRow major, TimelineLine line, TimelineEntry.StatusPublished status, CancellationToken cancel)
    {
        var words = await db.TimelineTexts.AsNoTracking()
            .Where(text => text.IncidentId == major.Id && text.Sequence == line.Sequence && text.RedactedAt == null)
            .Select(text => text.Text).SingleOrDefaultAsync(cancel);
        if (string.IsNullOrWhiteSpace(words)) return [];

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
        return
        [
            .. readers.Values.Where(reader => !known.Contains(KeyOf(reader.Recipient.PersonId))).Select(reader => (MessageOf(
                reader.Record, reader.Recipient, KeyOf(reader.Recipient.PersonId), new Dictionary<string, string?>
                {
                    ["name"] = reader.Recipient.Name,
                    ["organization"] = organization.Name,
                    ["number"] = reader.Record.Number,
                    ["service"] = service,
                    ["words"] = words.Trim(),
                    ["link"] = address.Value.PageOf(reader.Record.Number),
                }, organization.Locale), reader.Recipient)),
        ];

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
}
