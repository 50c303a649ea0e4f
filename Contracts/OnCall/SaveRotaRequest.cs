using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.OnCall;

/// <summary><c>POST /rotas</c>, <c>PUT /rotas/{id}</c>, <c>POST /rotas/preview</c>: who takes turns for a group.</summary>
/// <param name="GroupId">The support group; a rota stays with its group.</param>
/// <param name="Zone">IANA zone of hand-overs and hours of duty.</param>
/// <param name="Layers">In the order in which their people are called.</param>
/// <param name="CalendarId">Whose dated closings are the rota's holidays; null for none.</param>
public sealed record SaveRotaRequest(
    Guid GroupId,
    [property: Required, MaxLength(60)] string Zone,
    [property: Required] IReadOnlyList<OnCallLayerRequest> Layers,
    Guid? CalendarId = null);
