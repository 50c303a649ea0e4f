using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Api.Incidents;

/// <summary>What a list asks for. Null leaves a dimension open.</summary>
internal sealed record IncidentFilter
{
    public IReadOnlyList<IncidentKind>? Kinds { get; init; }
    public IReadOnlyList<IncidentState>? States { get; init; }
    public IReadOnlyList<Priority>? Priorities { get; init; }
    public IReadOnlyList<HoldReason>? HoldReasons { get; init; }
    public Guid? GroupId { get; init; }
    public Guid? ServiceId { get; init; }
    public Guid? AssigneeId { get; init; }
    public bool IsUnassigned { get; init; }
    public Guid? RequesterId { get; init; }
    public bool? IsMajor { get; init; }

    /// <summary>Only what is open and due before this instant, overdue included.</summary>
    public Instant? DueBefore { get; init; }
    public string? Words { get; init; }
    public Guid[]? Ids { get; init; }
    public IncidentOrder Order { get; init; }
}
