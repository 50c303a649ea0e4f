using System.Globalization;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>Writes messages in the language and the zone of their reader.</summary>
internal sealed class MessageWriter(PlatformDbContext db, IOptions<WebAddressOptions> address)
{
    private readonly Dictionary<(Guid RecordId, int Sequence), string?> _words = [];

    /// <summary>Reads what every message about a record needs.</summary>
    public async Task<Letter> BeginAsync(IncidentRow record, CancellationToken cancel)
    {
        var organization = await db.Organizations.AsNoTracking()
            .Select(row => new { row.Name, row.Locale, row.TimeZone, row.ReopenWindowDays }).SingleAsync(cancel);
        return new Letter(record, organization.Name, organization.Locale, organization.TimeZone, organization.ReopenWindowDays);
    }

    /// <summary>Writes one message; the caller puts it into the context. A link that the message holds is in it already.</summary>
    public async Task<MessageRow> WriteAsync(
        Letter letter, MessageKind kind, TimelineLine line, FiredRule? fired, Recipient recipient, Instant now, CancellationToken cancel)
    {
        var record = letter.Record;
        var culture = MessageTexts.CultureOf(recipient.Locale ?? letter.Locale);
        var link = address.Value.PageOf(record.Number);
        var values = new Dictionary<string, string?>(fired is null ? [] : MessageTexts.ValuesOf(fired.Rule.When, culture))
        {
            ["name"] = recipient.Name,
            ["organization"] = letter.Organization,
            ["number"] = record.Number,
            ["subject"] = OneLine(record.Subject),
            ["priority"] = record.Priority.ToString(),
            ["link"] = link,
            ["majors"] = address.Value.PageOf(MessagePage.MajorIncidents),
            ["records"] = (line.Entry as TimelineEntry.MajorProposed)?.Records.ToString(culture),
            ["service"] = line.Entry is TimelineEntry.MajorProposed ? await ServiceAsync(record, cancel) : null,
            ["confirm"] = $"{link}#resolve",
            ["days"] = letter.ReopenWindowDays.ToString(culture),
            ["words"] = await WordsAsync(record, line, cancel),
            ["due"] = fired is null ? null : Shown(await DueAsync(fired, cancel), recipient.TimeZone ?? letter.TimeZone, culture),
            ["acknowledge"] = fired is { Rule.StopsOnAcknowledge: true } ? Acknowledge(record, recipient, culture, now) : null,
        };
        var subject = MessageTexts.Fill(MessageTexts.SubjectKey(kind), culture, values);
        if (fired is { Repetition: > 0 })
        {
            subject = MessageTexts.Fill(MessageTexts.ReminderKey, culture, new Dictionary<string, string?>
            {
                ["count"] = fired.Repetition.ToString(culture),
                ["subject"] = subject,
            });
        }
        return new MessageRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = record.OrganizationId,
            PersonId = recipient.PersonId,
            Address = recipient.Address,
            Kind = kind.ToString(),
            Subject = OneLine(subject),
            Body = MessageTexts.Fill(MessageTexts.BodyKey(kind), culture, values),
            IncidentId = record.Id,
            Page = kind == MessageKind.MajorProposed ? MessagePage.MajorIncidents : null,
            DedupeKey = KeyOf(record, kind, line, recipient),
            CreatedAt = now,
        };
    }

    /// <summary>For which line, person and kind a message stands.</summary>
    public static string KeyOf(IncidentRow record, MessageKind kind, TimelineLine line, Recipient recipient) =>
        $"{record.Id}:{line.Sequence}:{recipient.PersonId}:{kind}";

    private Task<string> ServiceAsync(IncidentRow record, CancellationToken cancel) =>
        db.Services.AsNoTracking().Where(row => row.Id == record.ServiceId).Select(row => row.Name).SingleAsync(cancel);

    private string Acknowledge(IncidentRow record, Recipient recipient, CultureInfo culture, Instant now)
    {
        var secret = Secret.New(Secret.Link);
        db.SignedLinks.Add(AcknowledgeLink.Row(secret, record.OrganizationId, recipient.PersonId, record.Id, now));
        return MessageTexts.Fill(MessageTexts.AcknowledgeKey, culture, new Dictionary<string, string?>
        {
            ["link"] = address.Value.AcknowledgePage(secret.Text),
        });
    }

    // A rule warns of the target as it stands now; a breach is dated where the line dates it.
    private async Task<Instant> DueAsync(FiredRule fired, CancellationToken cancel)
    {
        if (fired.Rule.When is not EscalationCondition.ClockShare { Percent: < 100 } || fired.ClockId is not { } clockId) return fired.DueAt;

        var due = await db.Clocks.AsNoTracking().Where(clock => clock.Id == clockId).Select(clock => clock.DueAt).SingleOrDefaultAsync(cancel);
        return due ?? fired.DueAt;
    }

    private async Task<string?> WordsAsync(IncidentRow record, TimelineLine line, CancellationToken cancel)
    {
        if (_words.TryGetValue((record.Id, line.Sequence), out var known)) return known;

        var words = await db.TimelineTexts.AsNoTracking()
            .Where(text => text.IncidentId == record.Id && text.Sequence == line.Sequence && text.RedactedAt == null)
            .Select(text => text.Text).SingleOrDefaultAsync(cancel);
        return _words[(record.Id, line.Sequence)] = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
    }

    private static string Shown(Instant instant, string zone, CultureInfo culture)
    {
        var known = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        var local = instant.InZone(known);
        return $"{local.LocalDateTime.ToString("dddd, d MMMM yyyy HH:mm", culture)} ({local.Zone.Id})";
    }

    // A line break in a subject would end the header.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
