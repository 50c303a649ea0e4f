using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Incidents;

/// <summary>From a request to the rule's decision on a record under its lock; the same for one record and for many.</summary>
internal sealed class RequestedDecisions(SupportGroupDirectory groups, ServiceLevels levels, PlatformDbContext db, CurrentUser user)
{
    public async Task<Decision> AssignAsync(LockedIncident incident, AssignRequest request, CancellationToken cancel) =>
        await groups.FindAsync(request.GroupId ?? incident.Facts.GroupId, cancel) is { } group
            ? IncidentMoves.Assign(
                incident.Facts, group, request.AssigneeId, request.Reason, await groups.DeskIdAsync(cancel), user.Actor(), request.Cause)
            : Refuse(incident, RefusalCodes.UnknownGroup);

    public Decision Accept(LockedIncident incident) => IncidentMoves.Accept(incident.Facts, user.Actor());

    public static Decision Hold(LockedIncident incident, HoldRequest request, Instant now) =>
        IncidentMoves.Hold(incident.Facts, request.Reason, request.Until, request.Text, now);

    public static Decision Resume(LockedIncident incident) => IncidentMoves.Resume(incident.Facts, ResumeCause.Person);

    public async Task<Decision> EscalateAsync(LockedIncident incident, EscalateRequest request, CancellationToken cancel) =>
        await groups.FindAsync(request.GroupId, cancel) is { } group
            ? IncidentMoves.Escalate(
                incident.Facts, group, request.Reason, await groups.DeskIdAsync(cancel), user.Actor(), request.Cause)
            : Refuse(incident, RefusalCodes.UnknownGroup);

    public async Task<Decision> ReprioritiseAsync(LockedIncident incident, PriorityRequest request, CancellationToken cancel)
    {
        var matrix = await db.Organizations.AsNoTracking().Select(organization => organization.PriorityMatrix).SingleAsync(cancel);
        var priority = request.Override ?? matrix.PriorityOf(request.Impact, request.Urgency);
        var facts = incident.Facts;
        var plan = await levels.PlanAsync(facts.ServiceId, facts.Kind, priority, facts.Clocks, cancel);
        return IncidentEdits.Reprioritise(
            facts, request.Impact, request.Urgency, priority, request.Override is not null, plan, request.Reason);
    }

    public Decision Resolve(LockedIncident incident, ResolveRequest request) =>
        IncidentMoves.Resolve(incident.Facts, request.Code, request.Text.Trim(), user.Actor());

    public Decision Cancel(LockedIncident incident, ReasonRequest request) =>
        IncidentMoves.Cancel(incident.Facts, request.Reason, user.Actor());

    public Decision Comment(LockedIncident incident, CommentRequest request) =>
        IncidentEdits.Comment(incident.Facts, request.Text.Trim(), request.Visibility, user.Actor());

    /// <summary>Puts the follower beside the line into the context, or takes it out.</summary>
    public async Task<Decision> FollowAsync(LockedIncident incident, FollowRequest request, Instant now, CancellationToken cancel)
    {
        var (id, personId) = (incident.Row.Id, request.PersonId ?? user.PersonId);
        var present = await db.Followers.AsTracking().SingleOrDefaultAsync(row => row.IncidentId == id && row.PersonId == personId, cancel);
        if (present is not null == request.Follows) return Refuse(incident, RefusalCodes.NothingChanges);

        var decision = IncidentEdits.Follow(incident.Facts, personId, request.Follows);
        if (decision is Decision.Refused) return decision;
        if (present is not null)
        {
            db.Followers.Remove(present);
            return decision;
        }
        db.Followers.Add(new FollowerRow
        {
            OrganizationId = user.OrganizationId,
            IncidentId = id,
            PersonId = personId,
            Since = now,
        });
        return decision;
    }

    private static Decision.Refused Refuse(LockedIncident incident, string code) => new(code, Lifecycle.MovesFrom(incident.Facts.State));
}
