using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Providers;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Incidents;

/// <summary>The same move for many records, each by the same command as if it were alone: a transaction, an outcome, a key of its own.</summary>
internal sealed class IncidentBulk(
    IncidentCommands commands, IncidentReader reader, IncidentWork work, RequestedDecisions decisions, HandedOverRecords handedOver,
    PlatformDbContext db, CurrentUser user, TimeProvider time)
{
    /// <summary>Notes that the caller's key names this request; false when it names another one.</summary>
    /// <param name="token">Null without a key.</param>
    /// <param name="first">The first of the records.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <remarks>The effects bear keys of their own, so that a request that broke off goes on where it stopped when it is sent again.</remarks>
    public async Task<bool> TakeKeyAsync(IdempotencyToken? token, Guid first, CancellationToken cancel)
    {
        if (token is null) return true;

        var now = WholeSeconds.Now(time);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into idempotency_key (organization_id, actor_id, key, request_hash, record_id, created_at)
            values ({user.OrganizationId}, {token.ActorId}, {token.Key}, {token.RequestHash}, {first}, {now}) on conflict do nothing
            """, cancel);
        var known = await db.IdempotencyKeys.AsNoTracking().SingleAsync(key => key.ActorId == token.ActorId && key.Key == token.Key, cancel);
        return known.RequestHash.AsSpan().SequenceEqual(token.RequestHash);
    }

    /// <summary>Why nobody can be made to follow; null when this person can.</summary>
    public async Task<ProblemHttpResult?> FollowerProblemAsync(Guid personId, CancellationToken cancel)
    {
        if (personId == user.PersonId) return null;
        if (!user.IsStaff) return Problem.Forbidden("You can follow for yourself only.");
        return await db.Memberships.AnyAsync(member => member.PersonId == personId && member.IsActive, cancel)
            ? null
            : Problem.Invalid("follow.personId", "This person is not an active member of the organization.");
    }

    /// <summary>Makes the move for one of the records.</summary>
    public async Task<BulkResultResponse> ChangeAsync(BulkRequest request, BulkItem item, IdempotencyToken? token, CancellationToken cancel)
    {
        if (!user.IsProvider || await handedOver.FindAsync(item.Id.ToString(), cancel) is not { } access)
            return await ChangeOwnAsync(request, item, token, cancel);

        // In the customer's organization with a connection of its own: held beside it, ours could be one too many.
        await db.Database.CloseConnectionAsync();
        await using var scope = handedOver.Enter(access);
        return await scope.ServiceProvider.GetRequiredService<IncidentBulk>().ChangeOwnAsync(request, item, token, cancel);
    }

    private async Task<BulkResultResponse> ChangeOwnAsync(BulkRequest request, BulkItem item, IdempotencyToken? token, CancellationToken cancel)
    {
        if (!await reader.IsVisibleAsync(item.Id, cancel)) return new(item.Id, null, BulkOutcome.Refused, null, Plain(Problem.NotFound()));

        var version = request.Action is BulkAction.Comment or BulkAction.Follow ? null : item.Version;
        var result = await commands.ExecuteAsync(
            item.Id, version, user.Actor(), work.WhileHeld((incident, now) => DecideAsync(request, incident, now, cancel)), cancel,
            token is null ? null : OwnKey(token, item.Id));
        // Read without the visibility: a hop may have taken the record out of the caller's sight, who still is told what became of it.
        var row = await db.Incidents.AsNoTracking().Where(incident => incident.Id == item.Id)
            .Select(incident => new { incident.Number, incident.Version }).SingleAsync(cancel);
        return result switch
        {
            CommandResult.Saved or CommandResult.Repeated => new(item.Id, row.Number, BulkOutcome.Done, row.Version, null),
            CommandResult.Stale stale => new(
                item.Id, row.Number, BulkOutcome.Stale, row.Version, Plain(Problem.Stale(stale.Version, await work.ChangesAsync(stale.Changes, cancel)))),
            CommandResult.Refused refused => new(item.Id, row.Number, BulkOutcome.Refused, row.Version, Plain(Problem.Refusal(refused.Decision))),
            CommandResult.KeyReused => new(item.Id, row.Number, BulkOutcome.Refused, row.Version, Plain(Problem.KeyReused())),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<Decision> DecideAsync(BulkRequest request, LockedIncident incident, Instant now, CancellationToken cancel) => request.Action switch
    {
        BulkAction.Assign => await decisions.AssignAsync(incident, request.Assign!, cancel),
        BulkAction.Accept => decisions.Accept(incident),
        BulkAction.Hold => RequestedDecisions.Hold(incident, request.Hold!, now),
        BulkAction.Resume => RequestedDecisions.Resume(incident),
        BulkAction.Escalate => await decisions.EscalateAsync(incident, request.Escalate!, cancel),
        BulkAction.Priority => await decisions.ReprioritiseAsync(incident, request.Priority!, cancel),
        BulkAction.Resolve => decisions.Resolve(incident, request.Resolve!),
        BulkAction.Cancel => decisions.Cancel(incident, request.Cancel!),
        BulkAction.Comment => decisions.Comment(incident, request.Comment!),
        BulkAction.Follow => await decisions.FollowAsync(incident, request.Follow ?? new FollowRequest(), now, cancel),
    };

    // Of the caller's key and the record. Hashed, because the caller's may be as long as the column.
    private static IdempotencyToken OwnKey(IdempotencyToken token, Guid id) =>
        token with { Key = $"bulk:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Key)))[..32]}:{id:N}" };

    // The same words as the answer for one record would have, inside the answer for many.
    private static PlatformProblem Plain(ProblemHttpResult problem)
    {
        var details = problem.ProblemDetails;
        return new(
            details.Type, details.Title, details.Status, details.Detail,
            Extension<IReadOnlyDictionary<string, string[]>>("errors"), Extension<IReadOnlyList<string>>("legalMoves"),
            Extension<IReadOnlyList<ChangeResponse>>("changes"), Extension<string>("reason"));

        T? Extension<T>(string name)
            where T : class => details.Extensions.TryGetValue(name, out var value) ? value as T : null;
    }
}
