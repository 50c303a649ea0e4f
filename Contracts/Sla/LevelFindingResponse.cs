using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Contracts.Sla;

/// <summary>Something that looks like a mistake. Whoever saves it says that it is meant so.</summary>
/// <param name="Path">Where in the request; empty for the whole.</param>
/// <param name="Code">What; one of <see cref="LevelFindingCodes"/> or <c>long-closure</c>.</param>
/// <param name="Priority">The priority that is concerned.</param>
/// <param name="Metric">The metric that is concerned.</param>
/// <param name="Seconds">What is asked for, in business seconds.</param>
/// <param name="LimitSeconds">What it would have to fit into.</param>
/// <param name="Names">Whose promises are added up.</param>
/// <param name="From">First date of a closure.</param>
/// <param name="Days">Its dates in a row.</param>
public sealed record LevelFindingResponse(
    string Path, string Code, Priority? Priority = null, ClockMetric? Metric = null, int? Seconds = null, int? LimitSeconds = null,
    IReadOnlyList<string>? Names = null, LocalDate? From = null, int? Days = null);
