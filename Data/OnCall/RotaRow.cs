using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.OnCall;

/// <summary>The on-call rota of a support group.</summary>
public sealed class RotaRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid GroupId { get; init; }

    /// <summary>Whose dated closings are the rota's holidays; null for none.</summary>
    public Guid? CalendarId { get; set; }

    /// <summary>Zone and layers as JSON; see <see cref="RotaJson"/>.</summary>
    public required string Definition { get; set; }

    /// <summary>Rises with each change; overrides do not change it.</summary>
    public int Version { get; set; } = 1;
    public required Instant ChangedAt { get; set; }
    public required Guid ChangedBy { get; set; }
}
