using NodaTime;

namespace IncidentPlatform.Contracts.Sla;

/// <summary>A version of an SLA policy. It never changes.</summary>
/// <param name="Id">The version, as clocks name it.</param>
/// <param name="Version">1 and rising.</param>
/// <param name="Policy">What is promised.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it; null for the platform.</param>
public sealed record SlaPolicyVersionResponse(Guid Id, int Version, SlaPolicyBody Policy, Instant CreatedAt, string? CreatedBy);
