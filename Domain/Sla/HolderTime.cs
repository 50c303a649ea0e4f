using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>The business time of a record that belongs to one holder.</summary>
/// <param name="Kind">Who.</param>
/// <param name="HolderId">The group or the provider; null for the consumer.</param>
/// <param name="Time">All of it.</param>
/// <param name="Beyond">The part that lies beyond due: what this holder added to the breach.</param>
public sealed record HolderTime(HolderKind Kind, Guid? HolderId, Duration Time, Duration Beyond);
