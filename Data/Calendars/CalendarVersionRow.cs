using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Calendars;

/// <summary>An immutable version of a calendar.</summary>
public sealed class CalendarVersionRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid CalendarId { get; init; }
    public required int Version { get; init; }

    /// <summary>The definition as JSON; see <see cref="CalendarJson"/>.</summary>
    public required string Definition { get; init; }
    public required string TzdbVersion { get; init; }
    public required Instant CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
}
