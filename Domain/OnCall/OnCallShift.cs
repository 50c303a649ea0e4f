using NodaTime;

namespace IncidentPlatform.Domain.OnCall;

/// <summary>A stretch of time in which one person of a layer is on call: <c>[Start, End)</c>.</summary>
/// <param name="LayerId">The layer.</param>
/// <param name="PersonId">Who is on call.</param>
/// <param name="Start">From when on.</param>
/// <param name="End">Until when.</param>
/// <param name="OverrideId">The override that says so; null when it is their turn.</param>
public sealed record OnCallShift(Guid LayerId, Guid PersonId, Instant Start, Instant End, Guid? OverrideId = null);
