using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Worker.Notifications;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Worker.Intake;

/// <summary>Tells a sender who is unknown here that their mail opened nothing: once a day, however much they send.</summary>
internal sealed class IntakeLetters(PlatformDbContext db)
{
    /// <summary>Puts the letter and its delivery into the context, unless one was written today.</summary>
    public async Task RefuseAsync(string address, Instant now, CancellationToken cancel)
    {
        var organization = await db.Organizations.AsNoTracking().Select(row => new { row.Id, row.Name, row.Locale, row.TimeZone }).SingleAsync(cancel);
        var zone = DateTimeZoneProviders.Tzdb[organization.TimeZone];
        var key = $"intake-refused:{address}:{now.InZone(zone).Date:uuuu-MM-dd}";
        if (await db.Messages.AnyAsync(message => message.DedupeKey == key, cancel)) return;

        var culture = MessageTexts.CultureOf(organization.Locale);
        var values = new Dictionary<string, string?> { ["organization"] = organization.Name };
        var message = new MessageRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = organization.Id,
            PersonId = Guid.Empty, // to nobody whom the organization knows
            Address = address,
            Kind = nameof(MessageKind.IntakeRefused),
            Subject = MessageTexts.Fill(MessageTexts.SubjectKey(MessageKind.IntakeRefused), culture, values),
            Body = MessageTexts.Fill(MessageTexts.BodyKey(MessageKind.IntakeRefused), culture, values),
            DedupeKey = key,
            CreatedAt = now,
        };
        db.Messages.Add(message);
        db.Deliveries.Add(DeliveryRow.OfMail(message, now));
    }
}
