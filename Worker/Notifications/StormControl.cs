using System.Globalization;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>
/// Keeps a burst of escalations, or of news about major incidents, from drowning somebody: the first few are told one by one, the
/// rest is listed in one digest, which is sent when the window is over.
/// </summary>
internal sealed class StormControl(PlatformDbContext db, IOptions<StormOptions> options)
{
    private const string KeyPrefix = "digest";

    /// <summary>Puts those of the new messages into a digest that are too many for their reader. Runs in the caller's transaction.</summary>
    /// <param name="messages">New, of one change.</param>
    /// <param name="priority">Of the record that changed: no quiet hours hold back what is about a P1.</param>
    /// <param name="now">Whole second.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task CollectAsync(IReadOnlyList<MessageRow> messages, Priority priority, Instant now, CancellationToken cancel)
    {
        // In the order of ids: two transactions that tell the same people wait for each other, and never in a circle.
        foreach (var own in messages.GroupBy(message => message.PersonId).OrderBy(own => own.Key))
        {
            foreach (var (kinds, digest) in MessageKinds.Bursts)
                await CollectAsync([.. own.Where(message => kinds.Contains(message.Kind))], kinds, digest, priority, now, cancel);
        }
    }

    private async Task CollectAsync(
        List<MessageRow> own, IReadOnlyList<string> kinds, MessageKind digest, Priority priority, Instant now, CancellationToken cancel)
    {
        if (own.Count == 0) return;

        var personId = own[0].PersonId;
        await LockAsync(personId, cancel);
        var since = now - Duration.FromTimeSpan(options.Value.Window);
        var told = await db.Messages.CountAsync(
            message => message.PersonId == personId && message.CreatedAt > since && kinds.Contains(message.Kind), cancel);
        var many = own.Skip(Math.Max(0, options.Value.MostSingle - told)).ToList();
        if (many.Count == 0) return;

        var digestId = await DigestAsync(many[0], digest, priority, now, cancel);
        foreach (var message in many) message.DigestId = digestId;
    }

    // Whoever counts and whoever adds for the same person go one after the other, until the transaction ends.
    private Task<int> LockAsync(Guid personId, CancellationToken cancel)
    {
        var key = $"{KeyPrefix}:{personId}";
        return db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({key}, 0))", cancel);
    }

    // One per window and person; what is about a P1 has its own, which no quiet hours hold back.
    private async Task<Guid> DigestAsync(MessageRow first, MessageKind kind, Priority priority, Instant now, CancellationToken cancel)
    {
        var window = (long)options.Value.Window.TotalSeconds;
        for (var slot = now.ToUnixTimeSeconds() / window; ; slot++)
        {
            var urgency = priority == Priority.P1 ? nameof(Priority.P1) : "rest";
            var key = string.Create(CultureInfo.InvariantCulture, $"{kind}:{first.PersonId}:{slot}:{urgency}");
            var known = await db.Messages
                .FromSql($"select * from message where organization_id = {first.OrganizationId} and dedupe_key = {key} for update")
                .AsNoTracking().Select(message => new { message.Id, message.Body }).SingleOrDefaultAsync(cancel);
            if (known is { Body: "" }) return known.Id;
            if (known is not null) continue; // Its list is written already: the next window's takes this one.

            var sentAt = Instant.FromUnixTimeSeconds((slot + 1) * window);
            return await AddAsync(first, kind, key, priority, now, sentAt, cancel);
        }
    }

    private async Task<Guid> AddAsync(
        MessageRow first, MessageKind kind, string key, Priority priority, Instant now, Instant sendAt, CancellationToken cancel)
    {
        var digest = new MessageRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = first.OrganizationId,
            PersonId = first.PersonId,
            Address = first.Address,
            Kind = kind.ToString(),
            Subject = "",
            Body = "", // Written when it is sent.
            DedupeKey = key,
            CreatedAt = now,
        };
        db.Messages.Add(digest);
        db.Deliveries.Add(DeliveryRow.OfMail(digest, priority == Priority.P1 ? sendAt : await PostponeAsync(first.PersonId, sendAt, cancel)));
        return digest.Id;
    }

    private async Task<Instant> PostponeAsync(Guid personId, Instant at, CancellationToken cancel)
    {
        var zone = await db.Organizations.Select(organization => organization.TimeZone).SingleAsync(cancel);
        var recipient = await db.PersonCards.AsNoTracking().Where(card => card.PersonId == personId)
            .Select(card => new Recipient(card.PersonId, card.Name, card.Email, card.Locale, card.TimeZone, card.QuietFrom, card.QuietUntil))
            .FirstAsync(cancel);
        return recipient.Postpone(at, zone);
    }
}
