using NodaTime;

namespace IncidentPlatform.Contracts.Problems;

/// <summary>A change that was made since the version that the caller knew.</summary>
/// <param name="Actor">Name of who made it.</param>
/// <param name="At">When.</param>
/// <param name="Move">What, as the timeline calls it.</param>
/// <param name="Fields">JSON names of the fields that changed.</param>
public sealed record ChangeResponse(string Actor, Instant At, string Move, IReadOnlyList<string> Fields);
