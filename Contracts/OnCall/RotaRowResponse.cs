using NodaTime;

namespace IncidentPlatform.Contracts.OnCall;

/// <summary>A rota in a list.</summary>
/// <param name="Id">The rota.</param>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name.</param>
/// <param name="Zone">IANA zone.</param>
/// <param name="Layers">Names of the layers, in order.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
/// <param name="ChangedAt">When it was last changed.</param>
public sealed record RotaRowResponse(
    Guid Id, Guid GroupId, string Group, string Zone, IReadOnlyList<string> Layers, int Version, Instant ChangedAt);
