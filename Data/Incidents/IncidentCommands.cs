using IncidentPlatform.Data.Live;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>
/// The only way to change a record: lock it, check the version, decide by the rules, save everything that follows in one
/// transaction; after the commit tell the waiting loops and pages.
/// </summary>
public sealed class IncidentCommands(
    PlatformDbContext db, IncidentStore store, ServiceLevels levels, NumberBlocks numbers, AfterCommit afterCommit, TimeProvider time)
{
    /// <summary>Makes a move or an edit.</summary>
    /// <param name="id">The record.</param>
    /// <param name="expectedVersion">The version that the caller knows; null for edits that need none.</param>
    /// <param name="by">The actor.</param>
    /// <param name="decide">The rule: the record and the instant go in, lines or a refusal come out. May run again.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="token">Makes a repetition harmless; null where the version does.</param>
    public Task<CommandResult> ExecuteAsync(
        Guid id, int? expectedVersion, Actor by, Func<Incident, Instant, Decision> decide, CancellationToken cancel,
        IdempotencyToken? token = null) =>
        ExecuteAsync(id, expectedVersion, by, (incident, now) => Task.FromResult(decide(incident.Facts, now)), cancel, token);

    /// <inheritdoc cref="ExecuteAsync(Guid, int?, Actor, Func{Incident, Instant, Decision}, CancellationToken, IdempotencyToken?)"/>
    /// <remarks>For decisions that read or write other rows; what they put into the context is saved with the lines.</remarks>
    public async Task<CommandResult> ExecuteAsync(
        Guid id, int? expectedVersion, Actor by, Func<LockedIncident, Instant, Task<Decision>> decide, CancellationToken cancel,
        IdempotencyToken? token = null)
    {
        try
        {
            var (result, incident) = await Transactions.RunAsync<(CommandResult, LockedIncident?)>(db, async inner =>
            {
                if (await RepeatedAsync(token, inner) is { } repeated) return (repeated, null);
                if (await store.LockAsync(id, inner) is not { } locked) return (new CommandResult.Missing(), null);
                if (expectedVersion is { } version && version != locked.Facts.Version)
                    return (await StaleAsync(locked, version, inner), null);

                var now = locked.Now(time);
                var decision = await decide(locked, now);
                if (decision is Decision.Refused refused) return (new CommandResult.Refused(refused), null);

                var accepted = (Decision.Accepted)decision;

                await store.AppendAsync(locked, by, accepted.Lines, now, inner);
                await store.CompleteAsync(locked, now, inner);
                Remember(token, locked.Row, now);
                await db.SaveChangesAsync(inner);
                return (Saved(locked), locked);
            }, cancel);
            if (incident is not null) afterCommit.Announce(incident);
            return result;
        }
        catch (DbUpdateException exception) when (IsKeyConflict(exception))
        {
            if (await RepeatedAsync(token, cancel) is { } first) return first;
            throw;
        }
    }

    /// <summary>Opens a record.</summary>
    /// <param name="wish">What it begins with.</param>
    /// <param name="by">Who opens it.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="token">Makes a repetition harmless; null when the caller gave no key.</param>
    /// <param name="beside">
    /// What is saved together with the record: puts rows into the context and says which lines follow the opening. May run again.
    /// </param>
    public async Task<CommandResult> OpenAsync(
        NewIncident wish, Actor by, CancellationToken cancel, IdempotencyToken? token = null,
        Func<LockedIncident, Instant, Task<IReadOnlyList<NewLine>>>? beside = null)
    {
        var organizationId = db.Tenant.OrganizationId ?? throw new InvalidOperationException("A record is opened in an organization.");
        if (await RepeatedAsync(token, cancel) is { } repeated) return repeated;

        var number = await numbers.TakeAsync(db, organizationId, cancel);
        try
        {
            var (locked, former) = await Transactions.RunAsync(db, async inner =>
            {
                // Locked first: it is the older of the two, and records are locked in the order of their ids.
                var former = wish.FollowUpOf is { } formerId ? await store.LockAsync(formerId, inner) : null;
                var now = WholeSeconds.Now(time);
                var plan = await levels.PlanAsync(wish.ServiceId, wish.Kind, wish.Priority, [], inner);
                var incident = await store.BeginAsync(Words(wish, organizationId, number), Opening(wish, plan), by, now, inner);
                if (former is not null) await FollowUpAsync(former, incident, by, now, inner);
                if (beside is not null) await store.AppendAsync(incident, by, await beside(incident, now), now, inner);
                if (wish.TargetGroupId is { } target && target != wish.GroupId)
                {
                    await store.AppendAsync(
                        incident, Actor.Rule,
                        [
                            new NewLine(new TimelineEntry.Routed(RoutingOutcome.RuleAssigned, target, null, null), Visibility.Internal),
                            new NewLine(new TimelineEntry.Assigned(target, null, IsHop: false), Visibility.Public),
                        ],
                        now, inner);
                }
                await store.CompleteAsync(incident, now, inner);
                Remember(token, incident.Row, now);
                await db.SaveChangesAsync(inner);
                return (incident, former);
            }, cancel);
            if (former is not null) afterCommit.Announce(former);
            afterCommit.Announce(locked);
            return Saved(locked);
        }
        catch (DbUpdateException exception) when (IsKeyConflict(exception))
        {
            if (await RepeatedAsync(token, cancel) is { } first) return first;
            throw;
        }
    }

    // Each of the two says of the other.
    private async Task FollowUpAsync(LockedIncident former, LockedIncident incident, Actor by, Instant now, CancellationToken cancel)
    {
        if (IncidentEdits.FollowUp(former.Facts, incident.Row.Id) is not Decision.Accepted followed)
            throw new InvalidOperationException("Only what is over is followed up, and nothing that is over comes back.");

        db.IncidentLinks.Add(new IncidentLinkRow
        {
            OrganizationId = incident.Row.OrganizationId,
            IncidentId = incident.Row.Id,
            Type = LinkType.FollowUpOf,
            OtherId = former.Row.Id,
        });
        await store.AppendAsync(
            incident, by, [new NewLine(new TimelineEntry.Linked(LinkType.FollowUpOf, former.Row.Id), Visibility.Public)], now, cancel);
        var then = former.Now(time);
        await store.AppendAsync(former, by, followed.Lines, then, cancel);
        await store.CompleteAsync(former, then, cancel);
    }

    private static TimelineEntry.Opened Opening(NewIncident wish, ClockPlan plan) => new(
        wish.Kind, wish.RequestType, wish.Impact, wish.Urgency, wish.Priority, wish.ServiceId, wish.CategoryId, wish.GroupId,
        wish.RequesterId, wish.AffectedUserId, wish.IsRestricted, wish.IsRespondedAtOpening, plan);

    private static IncidentRow Words(NewIncident wish, Guid organizationId, string number) => new()
    {
        Id = Guid.CreateVersion7(),
        OrganizationId = organizationId,
        Number = number,
        Subject = wish.Subject,
        Description = wish.Description,
        Form = wish.Form,
        AffectedItem = wish.AffectedItem,
        AffectedCount = wish.AffectedCount,
        Since = wish.Since,
    };

    private static CommandResult.Saved Saved(LockedIncident incident) =>
        new(incident.Row.Id, incident.Facts.Version, incident.Facts.LastSequence, incident.Row);

    private async Task<CommandResult.Stale> StaleAsync(LockedIncident incident, int since, CancellationToken cancel)
    {
        var changes = await db.Timeline.AsNoTracking()
            .Where(line => line.IncidentId == incident.Row.Id && line.Version > since)
            .OrderBy(line => line.Sequence).Take(50)
            .Select(line => new CommandResult.Change(line.ActorKind, line.ActorId, line.At, line.Type))
            .ToListAsync(cancel);
        return new CommandResult.Stale(incident.Facts.Version, changes);
    }

    private async Task<CommandResult?> RepeatedAsync(IdempotencyToken? token, CancellationToken cancel)
    {
        if (token is null) return null;

        var known = await db.IdempotencyKeys.AsNoTracking()
            .SingleOrDefaultAsync(key => key.ActorId == token.ActorId && key.Key == token.Key, cancel);
        if (known is null) return null;
        return known.RequestHash.AsSpan().SequenceEqual(token.RequestHash)
            ? new CommandResult.Repeated(known.RecordId)
            : new CommandResult.KeyReused();
    }

    private void Remember(IdempotencyToken? token, IncidentRow row, Instant now)
    {
        if (token is null) return;

        db.IdempotencyKeys.Add(new IdempotencyKeyRow
        {
            OrganizationId = row.OrganizationId,
            ActorId = token.ActorId,
            Key = token.Key,
            RequestHash = token.RequestHash,
            RecordId = row.Id,
            CreatedAt = now,
        });
    }

    private static bool IsKeyConflict(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "idempotency_key" };
}
