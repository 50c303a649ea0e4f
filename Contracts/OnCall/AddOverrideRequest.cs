using NodaTime;

namespace IncidentPlatform.Contracts.OnCall;

/// <summary><c>POST /rotas/{id}/overrides</c>: somebody stands in.</summary>
/// <param name="LayerId">On which layer.</param>
/// <param name="From">From when on; at most an hour ago, since what was cannot be changed.</param>
/// <param name="To">Until when.</param>
/// <param name="PersonId">Who stands in: an active member of the group.</param>
public sealed record AddOverrideRequest(Guid LayerId, Instant From, Instant To, Guid PersonId);
