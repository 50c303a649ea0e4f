using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Sla;

/// <summary>The priority of each impact and urgency.</summary>
/// <param name="Version">Its present version; send it as <c>If-Match</c>.</param>
/// <param name="Rows">Four rows, Extensive first; four cells each, Critical first.</param>
/// <param name="ChangeId">The change that carries it to open records; null when it reaches none.</param>
public sealed record PriorityMatrixResponse(int Version, IReadOnlyList<IReadOnlyList<Priority>> Rows, Guid? ChangeId = null);
