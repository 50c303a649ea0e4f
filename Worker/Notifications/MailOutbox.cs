using IncidentPlatform.Data;
using IncidentPlatform.Data.Intake;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>
/// The mails that wait. A claim is a lease on the delivery row: no transaction is open while the relay is spoken to. A
/// process that dies in between leaves a claim that runs out, and the mail is sent again under the same Message-ID.
/// </summary>
internal sealed class MailOutbox(IServiceScopeFactory scopes, TimeProvider time, IOptions<MailOptions> options)
{
    /// <summary>Claims the oldest mails that are available.</summary>
    public async Task<IReadOnlyList<ClaimedMail>> ClaimAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = WholeSeconds.Now(time);
        var until = now + Duration.FromTimeSpan(options.Value.Lease);
        return await db.Database.SqlQuery<ClaimedMail>($"""
            update delivery set available_at = {until}, attempts = attempts + 1
            where id in (
                select id from delivery
                where subscription = {Subscriptions.Mail} and parked_at is null and available_at <= {now}
                order by available_at, id limit {options.Value.BatchSize} for update skip locked)
            returning id, organization_id, record_id, attempts
            """).ToListAsync(cancel);
    }

    /// <summary>The message of a claim; null when it was removed, or taken by the relay under an earlier claim.</summary>
    public async Task<MessageRow?> FindAsync(ClaimedMail mail, CancellationToken cancel)
    {
        await using var scope = Scope(mail);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var found = await db.Messages.AsNoTracking().SingleOrDefaultAsync(message => message.Id == mail.RecordId && message.SentAt == null, cancel);
        return found is { Body: "" } && MessageKinds.Digests.Contains(found.Kind)
            ? await scope.ServiceProvider.GetRequiredService<Digests>().SealAsync(found.Id, cancel)
            : found;
    }

    /// <summary>The address at which the organization takes answers; null while it takes none.</summary>
    public async Task<string?> ReplyAddressAsync(ClaimedMail mail, CancellationToken cancel)
    {
        await using var scope = Scope(mail);
        return await scope.ServiceProvider.GetRequiredService<MailIntakes>().AddressAsync(cancel);
    }

    /// <summary>The relay took it: the delivery is done, unless the claim ran out and somebody else has it.</summary>
    public async Task SentAsync(ClaimedMail mail, CancellationToken cancel)
    {
        await using var scope = Scope(mail);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = WholeSeconds.Now(time);
        await Transactions.RunAsync(db, async inner =>
        {
            await db.Messages.Where(message => message.Id == mail.RecordId && message.SentAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(message => message.SentAt, now), inner);
            // A mail about an account holds a link that sets a password, one of a rule a link that acknowledges; only their hashes
            // are kept anywhere else.
            await db.Messages.Where(message => message.Id == mail.RecordId
                    && (message.IncidentId == null || MessageKinds.OfRules.Contains(message.Kind)))
                .ExecuteUpdateAsync(set => set.SetProperty(message => message.Body, ""), inner);
            return await Mine(db, mail).ExecuteDeleteAsync(inner);
        }, cancel);
    }

    /// <summary>Nothing to send any more.</summary>
    public async Task DropAsync(ClaimedMail mail, CancellationToken cancel)
    {
        await using var scope = Scope(mail);
        await Mine(scope.ServiceProvider.GetRequiredService<PlatformDbContext>(), mail).ExecuteDeleteAsync(cancel);
    }

    /// <summary>It was refused: again after a wait, or parked.</summary>
    /// <param name="mail">The claim.</param>
    /// <param name="error">Kind of failure; never its words, which may hold addresses.</param>
    /// <param name="isPermanent">Whether trying again is useless.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Whether it is parked now.</returns>
    public async Task<bool> FailedAsync(ClaimedMail mail, string error, bool isPermanent, CancellationToken cancel)
    {
        await using var scope = Scope(mail);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = WholeSeconds.Now(time);
        var isParked = isPermanent || mail.Attempts >= options.Value.MaxAttempts;
        Instant? parkedAt = isParked ? now : null;
        var again = now + DeliveryQueue.Backoff(options.Value.RetryDelay, mail.Attempts);
        await Mine(db, mail).ExecuteUpdateAsync(set => set
            .SetProperty(delivery => delivery.LastError, error)
            .SetProperty(delivery => delivery.ParkedAt, parkedAt)
            .SetProperty(delivery => delivery.AvailableAt, again), cancel);
        return isParked;
    }

    /// <summary>It was not tried, because the relay is away: available again at once, and this was no try.</summary>
    public async Task ReleaseAsync(ClaimedMail mail, CancellationToken cancel)
    {
        await using var scope = Scope(mail);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = WholeSeconds.Now(time);
        await Mine(db, mail).ExecuteUpdateAsync(set => set
            .SetProperty(delivery => delivery.Attempts, delivery => delivery.Attempts - 1)
            .SetProperty(delivery => delivery.AvailableAt, now), cancel);
    }

    private static IQueryable<DeliveryRow> Mine(PlatformDbContext db, ClaimedMail mail) =>
        db.Deliveries.Where(delivery => delivery.Id == mail.Id && delivery.Attempts == mail.Attempts && delivery.ParkedAt == null);

    private AsyncServiceScope Scope(ClaimedMail mail)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(mail.OrganizationId);
        return scope;
    }
}
