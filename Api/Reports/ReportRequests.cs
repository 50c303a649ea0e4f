using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Api.Reports;

/// <summary>Reads what a report is asked for: the period in the organization's zone, and what the caller may have counted.</summary>
internal sealed class ReportRequests(PlatformDbContext db, CurrentUser user, TimeProvider time)
{
    /// <summary>The present instant.</summary>
    public Instant Now { get; } = WholeSeconds.Now(time);

    /// <summary>The organization's zone.</summary>
    public async Task<DateTimeZone> ZoneAsync(CancellationToken cancel)
    {
        var zone = await db.Organizations.AsNoTracking().Select(organization => organization.TimeZone).SingleAsync(cancel);
        return DateTimeZoneProviders.Tzdb[zone];
    }

    /// <summary>Period and scope of a query, or the refusal.</summary>
    public async Task<(ReportPeriod Period, KpiScope Scope, ProblemHttpResult? Refusal)> ReadAsync(ReportQuery query, CancellationToken cancel)
    {
        var zone = await ZoneAsync(cancel);
        var month = ReportPeriod.MonthOf(Now, zone);
        var (scope, refusal) = ScopeOf(query.Kind, query.GroupId, query.ServiceId, query.Imported);
        if (refusal is not null) return (month, scope, refusal);
        if (query.From is null && query.To is null) return (month, scope, null);

        var from = Parse(query.From);
        var to = Parse(query.To);
        if (from is null) return (month, scope, Problem.Invalid("from", "Give a date such as 2026-11-01."));
        if (to is null) return (month, scope, Problem.Invalid("to", "Give the first date after the period, such as 2026-12-01."));
        if (to <= from) return (month, scope, Problem.Invalid("to", "The period ends after it begins."));
        if (Period.DaysBetween(from.Value, to.Value) > ReportPeriod.MaxDays)
            return (month, scope, Problem.Invalid("to", "A report covers three years at most."));

        return (new ReportPeriod(from.Value, to.Value, zone), scope, null);
    }

    /// <summary>
    /// Which records the caller may have counted: restricted ones and complaints are the incident managers' only, as they
    /// are in every list.
    /// </summary>
    public (KpiScope Scope, ProblemHttpResult? Refusal) ScopeOf(IncidentKind? kind, Guid? groupId, Guid? serviceId, bool? imported)
    {
        var isManager = user.Roles.Contains(Role.IncidentManager);
        var scope = new KpiScope(kind ?? IncidentKind.Incident, groupId, serviceId, isManager, imported ?? true);
        return scope.Kind == IncidentKind.Complaint && !isManager
            ? (scope, Problem.Forbidden("Complaints are for incident managers."))
            : (scope, null);
    }

    // Nobody reports about times before 1970 or after 2199; calendars end not much later.
    private static LocalDate? Parse(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1970 and < 2200 } date } ? date : null;
}
