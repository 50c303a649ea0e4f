using System.Globalization;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>Writes messages in the language and the zone of their reader.</summary>
internal sealed class MessageWriter(PlatformDbContext db, IOptions<WebAddressOptions> address)
{
    private readonly Dictionary<int, string?> _words = [];

    /// <summary>Reads what every message about a record needs.</summary>
    public async Task<Letter> BeginAsync(IncidentRow record, CancellationToken cancel)
    {
        var organization = await db.Organizations.AsNoTracking()
            .Select(row => new { row.Name, row.Locale, row.TimeZone, row.ReopenWindowDays }).SingleAsync(cancel);
        return new Letter(record, organization.Name, organization.Locale, organization.TimeZone, organization.ReopenWindowDays);
    }

    /// <summary>Writes one message; the caller puts it into the context.</summary>
    public async Task<MessageRow> WriteAsync(
        Letter letter, MessageKind kind, TimelineLine line, Recipient recipient, Instant now, CancellationToken cancel)
    {
        var record = letter.Record;
        var culture = MessageTexts.CultureOf(recipient.Locale ?? letter.Locale);
        var link = address.Value.PageOf(record.Number);
        var fired = line.Entry as TimelineEntry.RuleFired;
        var values = new Dictionary<string, string?>
        {
            ["name"] = recipient.Name,
            ["organization"] = letter.Organization,
            ["number"] = record.Number,
            ["subject"] = OneLine(record.Subject),
            ["priority"] = record.Priority.ToString(),
            ["link"] = link,
            ["confirm"] = $"{link}#resolve",
            ["days"] = letter.ReopenWindowDays.ToString(culture),
            ["words"] = await WordsAsync(record, line, cancel),
            ["share"] = fired?.Share.ToString(culture),
            ["due"] = fired is null ? null : Shown(await DueAsync(fired, cancel), recipient.TimeZone ?? letter.TimeZone, culture),
        };
        return new MessageRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = record.OrganizationId,
            PersonId = recipient.PersonId,
            Address = recipient.Address,
            Kind = kind.ToString(),
            Subject = OneLine(MessageTexts.Fill(MessageTexts.SubjectKey(kind), culture, values)),
            Body = MessageTexts.Fill(MessageTexts.BodyKey(kind), culture, values),
            IncidentId = record.Id,
            DedupeKey = $"{record.Id}:{line.Sequence}:{recipient.PersonId}:{kind}",
            CreatedAt = now,
        };
    }

    // A rule warns of the target as it stands now; a breach is dated where the line dates it.
    private async Task<Instant> DueAsync(TimelineEntry.RuleFired fired, CancellationToken cancel)
    {
        if (fired.Share >= 100) return fired.DueAt;

        var due = await db.Clocks.AsNoTracking().Where(clock => clock.Id == fired.ClockId).Select(clock => clock.DueAt).SingleOrDefaultAsync(cancel);
        return due ?? fired.DueAt;
    }

    private async Task<string?> WordsAsync(IncidentRow record, TimelineLine line, CancellationToken cancel)
    {
        if (_words.TryGetValue(line.Sequence, out var known)) return known;

        var words = await db.TimelineTexts.AsNoTracking()
            .Where(text => text.IncidentId == record.Id && text.Sequence == line.Sequence && text.RedactedAt == null)
            .Select(text => text.Text).SingleOrDefaultAsync(cancel);
        return _words[line.Sequence] = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
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
