using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>The words of a line, apart from its facts so that they can be redacted.</summary>
public sealed class TimelineTextRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public required int Sequence { get; init; }
    public required string? Text { get; set; }
    public Instant? RedactedAt { get; set; }
    public Guid? RedactedBy { get; set; }
    public string? RedactionReason { get; set; }
}
