using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/hold</c>.</summary>
/// <param name="Reason">For what it waits.</param>
/// <param name="Until">When waiting ends by itself; required when scheduled.</param>
/// <param name="Text">Words for the timeline.</param>
public sealed record HoldRequest(HoldReason Reason, Instant? Until = null, [property: MaxLength(20_000)] string? Text = null);
