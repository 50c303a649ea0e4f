using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Contracts.Sla;

/// <summary><c>PUT /priority-matrix</c>, <c>POST /priority-matrix/impact</c>.</summary>
/// <param name="Rows">Four rows, Extensive first; four cells each, Critical first.</param>
/// <param name="Mode">How far a change reaches; not read by the preview.</param>
public sealed record SavePriorityMatrixRequest(
    [property: Required] IReadOnlyList<IReadOnlyList<Priority>> Rows, RebaseMode Mode = RebaseMode.NewOnly);
