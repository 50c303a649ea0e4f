using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Data.Facts;

/// <summary>Which records are looked at. Group and service are compared as they were at the event.</summary>
/// <param name="Kind">One kind; figures of several kinds do not mix.</param>
/// <param name="GroupId">Null for all.</param>
/// <param name="ServiceId">Null for all.</param>
/// <param name="IncludesRestricted">Whether restricted records are counted: for incident managers only.</param>
/// <param name="IncludesImported">Whether records that another system opened are counted.</param>
public sealed record KpiScope(IncidentKind Kind, Guid? GroupId, Guid? ServiceId, bool IncludesRestricted, bool IncludesImported = true);
