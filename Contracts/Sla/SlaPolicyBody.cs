using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Sla;

/// <summary>What consumers are promised.</summary>
/// <param name="Targets">At most one per kind, priority and metric; a row for a kind wins over one for every kind; no row, no clock.</param>
/// <param name="PausingReasons">Hold reasons during which nothing counts; never AwaitingProvider.</param>
public sealed record SlaPolicyBody(
    [property: Required, MaxLength(100)] IReadOnlyList<SlaTargetBody> Targets,
    [property: Required, MaxLength(5)] IReadOnlyList<HoldReason> PausingReasons);
