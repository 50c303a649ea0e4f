using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Data.Facts;

/// <summary>Who had an open record from when to when; see <see cref="Domain.Kpi.HolderSpan"/>.</summary>
public sealed class HolderSpanRow : ITenantRow
{
    /// <summary>The last class has no upper bound: longer than eleven years.</summary>
    public const int LongestClass = 13;

    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }

    /// <summary>0 for the first.</summary>
    public required int Ordinal { get; init; }
    public IncidentKind Kind { get; set; }

    /// <summary>The record's; lists of the backlog are in its order.</summary>
    public Instant OpenedAt { get; set; }
    public bool IsRestricted { get; set; }
    public bool IsImported { get; set; }
    public Guid GroupId { get; set; }
    public Guid? ProviderId { get; set; }
    public IncidentState State { get; set; }
    public HoldReason? HoldReason { get; set; }
    public bool IsPaused { get; set; }
    public Priority Priority { get; set; }
    public Guid ServiceId { get; set; }
    public Instant FromAt { get; set; }

    /// <summary>Null while it lasts.</summary>
    public Instant? ToAt { get; set; }

    /// <summary>How long it lasted, as a class: at most 2^n days, 0 to <see cref="LongestClass"/>; 0 while it has no end.</summary>
    /// <remarks>
    /// What was open at an instant long ago is found by class: a span of at most 2^n days that covers an instant ends at most
    /// 2^n days after it. Without that bound every span since then would have to be looked at.
    /// </remarks>
    public int LengthClass { get; set; }

    /// <summary>Null while it lasts.</summary>
    public long? BusinessSeconds { get; set; }

    /// <summary>The part of it beyond due; null while it lasts.</summary>
    public long? BreachSeconds { get; set; }
}
