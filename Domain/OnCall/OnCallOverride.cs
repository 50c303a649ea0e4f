using NodaTime;

namespace IncidentPlatform.Domain.OnCall;

/// <summary>Somebody stands in: in <c>[From, To)</c> this person is the layer's, whoever's turn it is and whether or not the layer is on duty.</summary>
/// <param name="Id">Which one it is.</param>
/// <param name="LayerId">The layer; one that the rota no longer has means nothing.</param>
/// <param name="From">From when on.</param>
/// <param name="To">Until when; after <paramref name="From"/>.</param>
/// <param name="PersonId">Who stands in.</param>
/// <param name="SwapId">What the two halves of a swap have in common; null for one that stands alone.</param>
public sealed record OnCallOverride(Guid Id, Guid LayerId, Instant From, Instant To, Guid PersonId, Guid? SwapId = null);
