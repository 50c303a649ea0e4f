using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>Notes with a decision what became of its record.</summary>
public static class RoutingJudgements
{
    /// <summary>
    /// Judges the decision about a record by what the record is now, inside the caller's transaction: a record that was opened again is
    /// judged no more. A repetition changes nothing.
    /// </summary>
    public static async Task JudgeAsync(PlatformDbContext db, Guid recordId, Instant now, CancellationToken cancel)
    {
        var seen = await (
            from decision in db.RoutingDecisions.AsNoTracking()
            where decision.IncidentId == recordId && decision.GroupId != null
            join incident in db.Incidents.AsNoTracking() on decision.IncidentId equals incident.Id
            select new
            {
                Predicted = decision.GroupId!.Value, decision.Judgement, decision.ResolvedGroupId,
                incident.State, incident.ResolutionCode, incident.GroupId, incident.ServiceId,
            }).SingleOrDefaultAsync(cancel);
        if (seen is null) return;

        // What was no incident, or another record's, was nobody's to resolve.
        var isLabel = seen.State is IncidentState.Resolved or IncidentState.Closed
            && seen.ResolutionCode is { } code && !ResolutionCodes.IsCountedApart(code);
        Guid? resolved = isLabel ? seen.GroupId : null;
        if (resolved == seen.ResolvedGroupId) return;

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
}
