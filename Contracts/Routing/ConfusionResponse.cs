namespace IncidentPlatform.Contracts.Routing;

/// <summary>Held-out records of a group for which another was the first suggestion.</summary>
/// <param name="GroupId">The group that resolved them.</param>
/// <param name="Group">Its name.</param>
/// <param name="GuessedId">The group that was suggested.</param>
/// <param name="Guessed">Its name.</param>
/// <param name="Records">How many there are.</param>
public sealed record ConfusionResponse(Guid GroupId, string? Group, Guid GuessedId, string? Guessed, int Records);
