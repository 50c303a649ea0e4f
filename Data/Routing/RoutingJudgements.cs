using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>Notes with a decision what became of its record.</summary>
public static class RoutingJudgements
{
    /// <summary>
    /// Judges the decisions about records by what the records are now, inside the caller's transaction: a record that was opened again is
    /// judged no more. A repetition changes nothing.
    /// </summary>
    public static async Task JudgeAsync(PlatformDbContext db, IReadOnlyCollection<Guid> recordIds, Instant now, CancellationToken cancel)
    {
        var decided = await (
            from decision in db.RoutingDecisions.AsNoTracking()
            where recordIds.Contains(decision.IncidentId) && decision.GroupId != null
            join incident in db.Incidents.AsNoTracking() on decision.IncidentId equals incident.Id
            orderby incident.Id
            select new Seen(
                incident.Id, decision.GroupId!.Value, decision.ResolvedGroupId, incident.State, incident.ResolutionCode, incident.GroupId,
                incident.ServiceId)).ToListAsync(cancel);
        foreach (var seen in decided.Where(seen => seen.Resolved != seen.ResolvedBefore)) await JudgeAsync(db, seen, now, cancel);
    }

    private static async Task JudgeAsync(PlatformDbContext db, Seen seen, Instant now, CancellationToken cancel)
    {
        var (recordId, resolved) = (seen.RecordId, seen.Resolved);
        RoutingJudgement? judgement = resolved is { } group ? await OfAsync(db, recordId, seen.Predicted, group, seen.ServiceId, cancel) : null;
        Instant? at = judgement is null ? null : now;
        await db.RoutingDecisions.Where(decision => decision.IncidentId == recordId).ExecuteUpdateAsync(
            decision => decision.SetProperty(row => row.ResolvedGroupId, resolved).SetProperty(row => row.Judgement, judgement)
                .SetProperty(row => row.JudgedAt, at),
            cancel);
    }

    private static async Task<RoutingJudgement> OfAsync(
        PlatformDbContext db, Guid recordId, Guid predicted, Guid resolved, Guid serviceId, CancellationToken cancel)
    {
        if (predicted == resolved) return RoutingJudgement.Right;

        // Groups that were merged meanwhile are one.
        var succession = await GroupSuccessions.ReadAsync(db, cancel);
        if (succession.Of(predicted, serviceId) == succession.Of(resolved, serviceId)) return RoutingJudgement.Right;

        var lines = await db.Timeline.AsNoTracking().Where(line => line.IncidentId == recordId).OrderBy(line => line.Sequence)
            .Select(line => line.Entry).ToListAsync(cancel);
        return RoutingJudge.Of(predicted, resolved, lines);
    }

    private sealed record Seen(
        Guid RecordId, Guid Predicted, Guid? ResolvedBefore, IncidentState State, ResolutionCode? Code, Guid GroupId, Guid ServiceId)
    {
        /// <summary>The group that resolved it; null while none has. What was no incident, or another record's, was nobody's to resolve.</summary>
        public Guid? Resolved =>
            State is IncidentState.Resolved or IncidentState.Closed && Code is { } code && !ResolutionCodes.IsCountedApart(code) ? GroupId : null;
    }
}
