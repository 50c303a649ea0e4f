using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Sla;

/// <summary>Which targets a record gets: the service's policy and calendar, else those of the organization's default service.</summary>
public sealed class ServiceLevels(PlatformDbContext db)
{
    private static readonly ClockMetric[] Metrics = [ClockMetric.Response, ClockMetric.Resolution, ClockMetric.Update];

    /// <summary>The targets of a record's clocks.</summary>
    /// <param name="serviceId">The service.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="priority">The priority.</param>
    /// <param name="clocks">Clocks that exist already and keep their ids.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The organization has no policy or calendar at all.</exception>
    public async Task<ClockPlan> PlanAsync(
        Guid serviceId, IncidentKind kind, Priority priority, IReadOnlyList<Clock> clocks, CancellationToken cancel)
    {
        var organizationId = db.Tenant.OrganizationId;
        var level = await (
            from service in db.Services
            where service.Id == serviceId
            from organization in db.Organizations
            where organization.Id == organizationId
            from fallback in db.Services.Where(other => other.Id == organization.DefaultServiceId).DefaultIfEmpty()
            let policyId = service.SlaPolicyId ?? fallback!.SlaPolicyId
            let calendarId = service.CalendarId ?? fallback!.CalendarId ?? organization.DefaultCalendarId
            from policy in db.SlaPolicies.Where(policy => policy.Id == policyId)
            from version in db.SlaPolicyVersions.Where(version => version.Id == policy.CurrentVersionId)
            from calendar in db.Calendars.Where(calendar => calendar.Id == calendarId)
            from escalation in db.EscalationPolicies
                .Where(escalation => escalation.Id == version.EscalationPolicyId && escalation.IsActive).DefaultIfEmpty()
            select new
            {
                PolicyVersionId = version.Id,
                version.Policy,
                CalendarVersionId = calendar.CurrentVersionId,
                EscalationVersionId = (Guid?)escalation.CurrentVersionId,
            })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel)
            ?? throw new InvalidOperationException($"Service {serviceId} has neither a policy nor a calendar.");

        return Plan(
            level.PolicyVersionId, level.Policy, level.CalendarVersionId, level.EscalationVersionId, kind, priority, clocks);
    }

    /// <summary>The targets of a record's clocks under a policy version and a calendar version, and the rules that watch over it.</summary>
    internal static ClockPlan Plan(
        Guid policyVersionId, SlaPolicy policy, Guid calendarVersionId, Guid? escalationVersionId, IncidentKind kind, Priority priority, IReadOnlyList<Clock> clocks)
    {
        var targets = new List<ClockTarget>();
        foreach (var metric in Metrics)
        {
            if (policy.TargetSeconds(kind, priority, metric) is not { } seconds) continue;

            var own = clocks.Where(clock => clock.Level == ClockLevel.Sla && clock.Metric == metric).MaxBy(clock => clock.Run);
            var id = own?.Id ?? Guid.CreateVersion7();
            targets.Add(new ClockTarget(id, metric, policyVersionId, calendarVersionId, seconds));
        }
        return new ClockPlan(targets, policy.PausingReasons, new EscalationPin(escalationVersionId, calendarVersionId));
    }
}
