using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Api.Reports;

/// <summary>What every report takes from its address.</summary>
/// <param name="From">First date in the organization's zone; the present month's first without it.</param>
/// <param name="To">First date after the period; with neither, the end of the present month.</param>
/// <param name="GroupId">Only events of this group.</param>
/// <param name="ServiceId">Only events of this service.</param>
/// <param name="Kind">Kind of record; Incident without it.</param>
/// <param name="Imported">Whether imported records are counted; yes without it.</param>
internal sealed record ReportQuery(string? From, string? To, Guid? GroupId, Guid? ServiceId, IncidentKind? Kind, bool? Imported = null);
