using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Intake;

/// <summary>At which address an organization takes mail, and from whom. One that takes none has no row.</summary>
public sealed class MailIntakeRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }

    /// <summary>Lower case, unique in the installation; null while the intake is off.</summary>
    public string? Address { get; set; }

    /// <summary>From these domains strangers are taken as consumers; lower case.</summary>
    public string[] Domains { get; set; } = [];

    /// <summary>Rises with each change.</summary>
    public int Version { get; set; } = 1;
    public required Instant ChangedAt { get; set; }
    public required Guid ChangedBy { get; set; }
}
