namespace IncidentPlatform.Domain.Routing;

/// <summary>How long a group had a record.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="BusinessSeconds">Business time, zero or more.</param>
public readonly record struct HeldFor(Guid GroupId, long BusinessSeconds);
