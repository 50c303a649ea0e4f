using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Routing;

/// <summary>Judges a prediction by what became of the record. Definition: docs/routing.md, "What is right".</summary>
public static class RoutingJudge
{
    /// <summary>Whether the named group was the right one.</summary>
    /// <param name="predicted">The group that was named.</param>
    /// <param name="resolved">The group that resolved the record.</param>
    /// <param name="lines">The record's timeline in order.</param>
    /// <remarks>
    /// Whoever moves a record away without a word says that the group was wrong. Of several departures the last counts: after it the group
    /// had no part in the record any more.
    /// </remarks>
    public static RoutingJudgement Of(Guid predicted, Guid resolved, IEnumerable<TimelineEntry> lines)
    {
        if (predicted == resolved) return RoutingJudgement.Right;

        Guid? holder = null;
        ReassignmentCause? last = null;
        foreach (var line in lines)
        {
            var (to, cause) = line switch
            {
                TimelineEntry.Opened opened => (opened.GroupId, null),
                TimelineEntry.Assigned assigned => (assigned.GroupId, assigned.Cause),
                TimelineEntry.Escalated escalated => (escalated.GroupId, escalated.Cause),
                _ => ((Guid?)null, (ReassignmentCause?)null),
            };
            if (to is null) continue;

            if (holder == predicted && to != predicted) last = cause;
            holder = to;
        }

        return last is ReassignmentCause.OtherSkill or ReassignmentCause.Load ? RoutingJudgement.Excused : RoutingJudgement.Wrong;
    }
}
