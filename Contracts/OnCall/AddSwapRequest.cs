using NodaTime;

namespace IncidentPlatform.Contracts.OnCall;

/// <summary><c>POST /rotas/{id}/swaps</c>: two people of a layer exchange a shift.</summary>
/// <param name="LayerId">The layer.</param>
/// <param name="FirstAt">An instant of the one shift.</param>
/// <param name="SecondAt">An instant of the other.</param>
public sealed record AddSwapRequest(Guid LayerId, Instant FirstAt, Instant SecondAt);
