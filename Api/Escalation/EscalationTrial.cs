using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Api.Escalation;

/// <summary>
/// Tries rules on the timelines of the last 90 days: read page by page, newest records first, until all are seen or the time of
/// one answer is used up. One page is in memory at a time.
/// </summary>
internal sealed class EscalationTrial(
    PlatformDbContext db, CalendarLibrary calendars, TimeProvider time, IOptions<EscalationTrialOptions> options)
{
    private const int PageSize = 500;
    private static readonly Duration Period = Duration.FromDays(90);

    /// <summary>What the rules would have done.</summary>
    /// <param name="policy">The rules.</param>
    /// <param name="policyId">Only records of services that follow this policy, if any does; null for all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<DryRunEscalationResponse> RunAsync(EscalationPolicy policy, Guid? policyId, CancellationToken cancel)
    {
        var until = WholeSeconds.Now(time);
        var from = until - Period;
        var organization = await db.Organizations.AsNoTracking().Select(row => new { row.Id, row.TimeZone }).SingleAsync(cancel);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(organization.TimeZone) ?? DateTimeZone.Utc;
        var services = policyId is { } id ? await ServicesAsync(id, cancel) : [];
        var started = time.GetTimestamp();
        var tally = new Tally(policy, zone);
        var after = (At: Instant.MaxValue, Id: Guid.Empty);
        var isComplete = false;
        while (tally.Records < options.Value.MostRecords && time.GetElapsedTime(started) < options.Value.MostTime)
        {
            var page = await PageAsync(from, after, services, cancel);
            if (page.Count > 0)
            {
                foreach (var (incidentId, lines) in await TimelinesAsync([.. page.Select(row => row.Id)], cancel))
                {
                    var lookup = await calendars.LookupAsync(db, CalendarIds(lines), cancel);
                    tally.Add(EscalationDryRun.Of(incidentId, organization.Id, lines, policy, from, until, lookup));
                }
                after = (page[^1].OpenedAt, page[^1].Id);
            }
            if (page.Count == PageSize) continue;

            isComplete = true;
            break;
        }
        return tally.ToResponse(from, until, isComplete);
    }

    // Newest first along the list's index, down to the beginning of the period; older records that are open still come last.
    private async Task<List<(Guid Id, Instant OpenedAt)>> PageAsync(
        Instant from, (Instant At, Guid Id) after, Guid[] services, CancellationToken cancel)
    {
        var rows = db.Incidents.AsNoTracking().Where(row => row.OpenedAt >= from || row.ResolvedAt == null || row.ResolvedAt >= from);
        if (services.Length > 0) rows = rows.Where(row => services.Contains(row.ServiceId));
        if (after.At != Instant.MaxValue)
        {
            rows = rows.Where(row =>
                EF.Functions.LessThan(ValueTuple.Create(row.OpenedAt, row.Id), ValueTuple.Create(after.At, after.Id)));
        }
        var page = await rows.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id).Take(PageSize)
            .Select(row => new { row.Id, row.OpenedAt }).ToListAsync(cancel);
        return [.. page.Select(row => (row.Id, row.OpenedAt))];
    }

    private async Task<IEnumerable<(Guid Id, List<TimelineLine> Lines)>> TimelinesAsync(Guid[] ids, CancellationToken cancel)
    {
        var rows = await db.Timeline.AsNoTracking().Where(line => ids.Contains(line.IncidentId)).ToListAsync(cancel);
        return rows.GroupBy(row => row.IncidentId)
            .Select(lines => (lines.Key, lines.OrderBy(line => line.Sequence).Select(IncidentMapping.ToLine).ToList()));
    }

    // Services whose SLA policy, or the default service's where they have none, names the escalation policy.
    private async Task<Guid[]> ServicesAsync(Guid policyId, CancellationToken cancel)
    {
        var following = await (
            from policy in db.SlaPolicies
            join version in db.SlaPolicyVersions on policy.CurrentVersionId equals version.Id
            where version.EscalationPolicyId == policyId
            select policy.Id).ToListAsync(cancel);
        return await (
            from service in db.Services
            from organization in db.Organizations
            from fallback in db.Services.Where(other => other.Id == organization.DefaultServiceId).DefaultIfEmpty()
            let slaPolicyId = service.SlaPolicyId ?? fallback!.SlaPolicyId
            where slaPolicyId != null && following.Contains(slaPolicyId.Value)
            select service.Id).Take(10_000).ToArrayAsync(cancel);
    }

    private static List<Guid> CalendarIds(IEnumerable<TimelineLine> lines) =>
        [.. lines.SelectMany(line => ClockPlan.CalendarsOf(line.Entry)).Distinct()];

    private sealed class Tally(EscalationPolicy policy, DateTimeZone zone)
    {
        private readonly Dictionary<Guid, (int Firings, int Incidents, int AtNight)> _byRule = policy.Rules.ToDictionary(rule => rule.Id, _ => (0, 0, 0));
        private int _firings;
        private int _incidents;
        private int _atNight;

        public int Records { get; private set; }

        public void Add(IReadOnlyList<EscalationStep> steps)
        {
            Records++;
            if (steps.Count > 0) _incidents++;
            foreach (var own in steps.GroupBy(step => step.Rule.Id))
            {
                var nights = own.Count(step => EscalationDryRun.IsAtNight(step.DueAt, zone));
                var (firings, incidents, atNight) = _byRule[own.Key];
                _byRule[own.Key] = (firings + own.Count(), incidents + 1, atNight + nights);
                _firings += own.Count();
                _atNight += nights;
            }
        }

        public DryRunEscalationResponse ToResponse(Instant from, Instant until, bool isComplete) => new(
            from, until, Records, isComplete, _firings, _incidents, _atNight,
            [.. policy.Rules.Select(rule => _byRule[rule.Id]).Select(rule => new DryRunRuleResponse(rule.Firings, rule.Incidents, rule.AtNight))]);
    }
}
