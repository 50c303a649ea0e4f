using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Incidents;

/// <summary>What all moves and edits share: may the caller see the record, does the version fit, and how is the outcome told.</summary>
internal sealed class IncidentWork(IncidentCommands commands, IncidentReader reader, PlatformDbContext db, CurrentUser user)
{
    /// <summary>Makes a move that needs the version which the caller saw.</summary>
    public Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> MoveAsync(
        Guid id, IfMatch ifMatch, Func<Incident, Instant, Decision> decide, CancellationToken cancel) =>
        MoveAsync(id, ifMatch, (incident, now) => Task.FromResult(decide(incident.Facts, now)), cancel);

    /// <inheritdoc cref="MoveAsync(Guid, IfMatch, Func{Incident, Instant, Decision}, CancellationToken)"/>
    public async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> MoveAsync(
        Guid id, IfMatch ifMatch, Func<LockedIncident, Instant, Task<Decision>> decide, CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        if (!await reader.IsVisibleAsync(id, cancel)) return Problem.NotFound();

        return await AnswerAsync(await commands.ExecuteAsync(id, version, user.Actor(), WhileHeld(decide), cancel), cancel);
    }

    /// <summary>Makes an edit that needs no version, once per idempotency key.</summary>
    public async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> EditAsync(
        Guid id, IdempotencyKey key, Func<LockedIncident, Instant, Task<Decision>> decide, CancellationToken cancel)
    {
        if (!await reader.IsVisibleAsync(id, cancel)) return Problem.NotFound();

        return await EditSeenAsync(id, key, decide, cancel);
    }

    /// <summary>The same for a record that the endpoint itself has found the caller may see.</summary>
    public async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> EditSeenAsync(
        Guid id, IdempotencyKey key, Func<LockedIncident, Instant, Task<Decision>> decide, CancellationToken cancel) =>
        await AnswerAsync(await commands.ExecuteAsync(id, null, user.Actor(), WhileHeld(decide), cancel, key.Token), cancel);

    /// <summary>The decision, unless the caller is a provider's member and the record has left the handed-over groups: asked under its lock.</summary>
    public Func<LockedIncident, Instant, Task<Decision>> WhileHeld(Func<LockedIncident, Instant, Task<Decision>> decide) => user.HandedOver is not { } access
        ? decide
        : (incident, now) => access.GroupIds.Contains(incident.Facts.GroupId)
            ? decide(incident, now)
            : Task.FromResult<Decision>(new Decision.Refused(RefusalCodes.NotAllowed, []));

    /// <summary>Tells how a command ended.</summary>
    public async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> AnswerAsync(CommandResult result, CancellationToken cancel) => result switch
    {
        CommandResult.Saved saved => TypedResults.Ok(await reader.ReadAsync(saved.Row, cancel)),
        CommandResult.Repeated repeated => await ReadAsync(repeated.IncidentId, cancel),
        CommandResult.KeyReused => Problem.KeyReused(),
        CommandResult.Missing => Problem.NotFound(),
        CommandResult.Stale stale => Problem.Stale(stale.Version, await ChangesAsync(stale.Changes, cancel)),
        CommandResult.Refused refused => Problem.Refusal(refused.Decision),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // A move may take the record out of the caller's sight (a hop to another group): the answer still shows what they did.
    private async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> ReadAsync(Guid id, CancellationToken cancel)
    {
        var row = await db.Incidents.AsNoTracking().SingleAsync(incident => incident.Id == id, cancel);
        return TypedResults.Ok(await reader.ReadAsync(row, cancel));
    }

    /// <summary>Who changed what since the version that the caller knew, by name.</summary>
    public async Task<IReadOnlyList<ChangeResponse>> ChangesAsync(IReadOnlyList<CommandResult.Change> changes, CancellationToken cancel)
    {
        var ids = changes.Select(change => change.ActorId).OfType<Guid>().Distinct().ToArray();
        var names = await db.PersonCards.AsNoTracking().Where(card => ids.Contains(card.PersonId))
            .ToDictionaryAsync(card => card.PersonId, card => card.Name, cancel);
        return
        [
            .. changes.Select(change => new ChangeResponse(
                change.ActorId is { } id ? names.GetValueOrDefault(id, "") : change.ActorKind.ToString(),
                change.At, change.Type, FieldsOf(change.Type))),
        ];
    }

    private static IReadOnlyList<string> FieldsOf(string type) => type switch
    {
        nameof(TimelineEntry.Assigned) or nameof(TimelineEntry.Escalated) => ["state", "groupId", "assigneeId"],
        nameof(TimelineEntry.Accepted) => ["state", "assigneeId"],
        nameof(TimelineEntry.Held) or nameof(TimelineEntry.Resumed) => ["state", "holdReason"],
        nameof(TimelineEntry.Resolved) or nameof(TimelineEntry.Reopened) => ["state", "resolution", "resolvedAt"],
        nameof(TimelineEntry.Closed) or nameof(TimelineEntry.Cancelled) => ["state", "closedAt"],
        nameof(TimelineEntry.Reclassified) => ["kind", "serviceId", "categoryId"],
        nameof(TimelineEntry.Reprioritised) => ["impact", "urgency", "priority"],
        nameof(TimelineEntry.LevelsChanged) => ["priority"],
        nameof(TimelineEntry.MajorDeclared) => ["isMajor"],
        nameof(TimelineEntry.Commented) => ["respondedAt"],
        nameof(TimelineEntry.Redacted) => ["subject", "description", "resolution"],
        _ => [],
    };
}
