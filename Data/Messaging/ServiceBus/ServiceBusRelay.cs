using Azure.Messaging.ServiceBus;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>Hands the deliveries of <see cref="Subscriptions.Relay"/> to the topic, those of one record in order. Any number of processes may do it at once.</summary>
/// <remarks>
/// A batch is leased, sent outside any transaction, and removed. Its record's later rows wait until it is removed, so that a
/// batch that is sent twice can be overtaken by nothing. A broker in trouble concerns every row alike: no row is parked for it.
/// </remarks>
internal sealed partial class ServiceBusRelay(
    IServiceScopeFactory scopes, ServiceBusClient client, MessagingTelemetry telemetry, TimeProvider time,
    IOptions<MessagingOptions> messaging, IOptions<ServiceBusOptions> options, ILogger<ServiceBusRelay> logger) : IAsyncDisposable
{
    private readonly ServiceBusSender sender = client.CreateSender(options.Value.Topic);

    /// <returns>How many deliveries were sent; 0 when none is available.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        var rows = await LeaseAsync(cancel);
        if (rows.Count == 0) return 0;
        try
        {
            using var lease = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            lease.CancelAfter(options.Value.RelayLease);
            await SendAsync(await WriteAsync(rows, lease.Token), lease.Token);
        }
        catch (Exception exception)
        {
            await PostponeAsync(rows, exception, stopped: cancel.IsCancellationRequested);
            throw;
        }
        // Not cancelled: what is sent shall be removed, or it is sent again.
        await RemoveAsync([.. rows.Select(row => row.Id)], CancellationToken.None);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        foreach (var row in rows) telemetry.Count(Subscriptions.Relay, MessagingTelemetry.Outcomes.Handled, (now - row.EnqueuedAt).TotalSeconds);
        return rows.Count;
    }

    public ValueTask DisposeAsync() => sender.DisposeAsync();

    private async Task<List<DeliveryRow>> LeaseAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = WholeSeconds.Now(time);
        var until = now + Duration.FromTimeSpan(options.Value.RelayLease);
        return await db.Deliveries.FromSql($"""
            with due as (
                select id from delivery row
                where subscription = {Subscriptions.Relay} and parked_at is null and available_at <= {now} and not exists (
                    select from delivery earlier
                    where earlier.subscription = {Subscriptions.Relay} and earlier.record_id = row.record_id and earlier.from_sequence < row.from_sequence)
                order by available_at, id limit {messaging.Value.BatchSize} for update skip locked)
            update delivery set available_at = {until} from due where delivery.id = due.id
            returning delivery.*
            """).AsNoTracking().ToListAsync(cancel);
    }

    private async Task<List<ServiceBusMessage>> WriteAsync(List<DeliveryRow> rows, CancellationToken cancel)
    {
        var messages = new List<ServiceBusMessage>();
        foreach (var organization in rows.GroupBy(row => row.OrganizationId))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organization.Key);
            var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
            foreach (var row in organization) messages.Add(ServiceBusMessages.Write(row, await ConcernedAsync(db, row, cancel)));
        }
        return messages;
    }

    private static async Task<List<string>> ConcernedAsync(PlatformDbContext db, DeliveryRow row, CancellationToken cancel)
    {
        var lines = await db.Timeline.AsNoTracking()
            .Where(line => line.OrganizationId == row.OrganizationId && line.IncidentId == row.RecordId
                && line.Sequence >= row.FromSequence && line.Sequence <= row.ToSequence)
            .OrderBy(line => line.Sequence).ToListAsync(cancel);
        var kind = await db.Incidents.Where(incident => incident.OrganizationId == row.OrganizationId && incident.Id == row.RecordId)
            .Select(incident => (IncidentKind?)incident.Kind).SingleOrDefaultAsync(cancel);
        return [.. DeliveryPlan.Concerned([.. lines.Select(IncidentMapping.ToLine)], kind ?? IncidentKind.Incident)];
    }

    private async Task SendAsync(List<ServiceBusMessage> messages, CancellationToken cancel)
    {
        var waiting = new Queue<ServiceBusMessage>(messages);
        while (waiting.Count > 0)
        {
            using var batch = await sender.CreateMessageBatchAsync(cancel);
            while (waiting.TryPeek(out var next) && batch.TryAddMessage(next)) waiting.Dequeue();
            if (batch.Count == 0) throw new InvalidOperationException("The topic takes no message of this size.");
            await sender.SendMessagesAsync(batch, cancel);
        }
    }

    private async Task PostponeAsync(List<DeliveryRow> rows, Exception exception, bool stopped)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = WholeSeconds.Now(time);
        var error = exception.GetType().Name;
        foreach (var attempts in rows.GroupBy(row => row.Attempts))
        {
            var pause = Duration.Min(DeliveryQueue.Backoff(messaging.Value.RetryDelay, attempts.Key + 1), Duration.FromTimeSpan(options.Value.LongestPause));
            var available = stopped ? now : now + pause;
            Guid[] ids = [.. attempts.Select(row => row.Id)];
            await db.Deliveries.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(row => row
                .SetProperty(delivery => delivery.AvailableAt, available)
                .SetProperty(delivery => delivery.Attempts, attempts.Key + (stopped ? 0 : 1))
                .SetProperty(delivery => delivery.LastError, error));
        }
        if (stopped) return;

        foreach (var _ in rows) telemetry.Count(Subscriptions.Relay, MessagingTelemetry.Outcomes.Retried, 0);
        LogPostponed(rows.Count, error);
    }

    private async Task RemoveAsync(Guid[] ids, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        await db.Deliveries.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} deliveries could not be handed to Service Bus ({Error}); they are sent again")]
    private partial void LogPostponed(int count, string error);
}
