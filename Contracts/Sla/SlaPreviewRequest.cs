using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace IncidentPlatform.Contracts.Sla;

/// <summary><c>POST /sla/preview</c>: when a clock would be due, and why.</summary>
/// <param name="Calendar">The calendar.</param>
/// <param name="Start">When the clock starts.</param>
/// <param name="TargetSeconds">Business seconds allowed.</param>
/// <param name="Pauses">Pairs of instants between which it stands still; null for none.</param>
public sealed record SlaPreviewRequest(
    [property: Required] CalendarDefinitionRequest Calendar,
    Instant Start,
    [property: Range(1, int.MaxValue)] long TargetSeconds,
    [property: MaxLength(1_000)] IReadOnlyList<IReadOnlyList<Instant>>? Pauses = null);
