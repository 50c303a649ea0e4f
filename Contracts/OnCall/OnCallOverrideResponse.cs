using NodaTime;

namespace IncidentPlatform.Contracts.OnCall;

/// <summary>Somebody stands in for a while.</summary>
/// <param name="Id">The override.</param>
/// <param name="LayerId">On which layer.</param>
/// <param name="From">From when on.</param>
/// <param name="To">Until when.</param>
/// <param name="PersonId">Who stands in.</param>
/// <param name="Person">Their name.</param>
/// <param name="SwapId">What the two halves of a swap have in common: deleting one deletes both. Null for one that stands alone.</param>
/// <param name="CreatedBy">Who entered it.</param>
/// <param name="CreatedAt">When.</param>
public sealed record OnCallOverrideResponse(
    Guid Id, Guid LayerId, Instant From, Instant To, Guid PersonId, string Person, Guid? SwapId, string CreatedBy, Instant CreatedAt);
