using NodaTime;

namespace IncidentPlatform.Contracts.OnCall;

/// <summary>A stretch of time in which one person of a layer is on call.</summary>
/// <param name="LayerId">The layer.</param>
/// <param name="Layer">Its name.</param>
/// <param name="PersonId">Who is on call.</param>
/// <param name="Person">Their name.</param>
/// <param name="Start">From when on.</param>
/// <param name="End">Until when.</param>
/// <param name="OverrideId">The override that says so; null when it is their turn.</param>
public sealed record OnCallShiftResponse(
    Guid LayerId, string Layer, Guid PersonId, string Person, Instant Start, Instant End, Guid? OverrideId = null);
