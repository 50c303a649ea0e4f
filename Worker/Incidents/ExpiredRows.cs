using IncidentPlatform.Data;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Worker.Loops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Incidents;

/// <summary>Deletes what has run out and serves nothing any more: sessions, links, personal tokens, idempotency keys, timers that were taken, mails that opened nothing.</summary>
internal sealed class ExpiredRows(IServiceScopeFactory scopes, TimeProvider time, IOptions<HousekeepingOptions> options) : IPeriodicWork
{
    // Timers are many; a statement takes so few of them that it holds up nobody.
    private const int TimersAtOnce = 5_000;

    // What ended is kept for a day, and an idempotency key is good for a day: one instant serves both.
    private static readonly Duration Kept = Duration.FromHours(24);

    private static readonly Duration MailKept = Duration.FromDays(30);

    public string Name => "expired-rows";

    public TimeSpan Interval => options.Value.ExpiryInterval;

    public async Task<bool> RunOnceAsync(CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var before = now - Kept;
        await DeleteTimersAsync(before, cancel);
        await foreach (var organizationId in OrganizationWalk.AllAsync(scopes, options.Value.BatchSize, cancel))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
            var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
            await db.Sessions.Where(session => session.AbsoluteExpiresAt < before).ExecuteDeleteAsync(cancel);
            await db.SignedLinks.Where(link => link.ExpiresAt < before).ExecuteDeleteAsync(cancel);
            await db.PersonalAccessTokens.Where(token => token.ExpiresAt < before).ExecuteDeleteAsync(cancel);
            await db.IdempotencyKeys.Where(key => key.CreatedAt < before).ExecuteDeleteAsync(cancel);
            // Mail servers give up after some days; what opened nothing need not be known for longer.
            var undelivered = now - MailKept;
            await db.ReceivedMails.Where(mail => mail.IncidentId == null && mail.ReceivedAt < undelivered).ExecuteDeleteAsync(cancel);
        }
        return true;
    }

    private async Task DeleteTimersAsync(Instant before, CancellationToken cancel)
    {
        int deleted;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
            deleted = await db.Database.ExecuteSqlAsync(
                $"""
                delete from timer where (clock_id, rule_id, generation, repetition) in (
                    select clock_id, rule_id, generation, repetition from timer
                    where taken_at is not null and taken_at < {before} order by taken_at limit {TimersAtOnce} for update skip locked)
                """,
                cancel);
        }
        while (deleted == TimersAtOnce);
    }
}
