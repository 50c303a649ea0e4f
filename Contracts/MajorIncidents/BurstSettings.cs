using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary><c>GET</c> and <c>PUT /major-incidents/burst-settings</c>: from when on similar records on one service are proposed as a major incident.</summary>
/// <param name="IsOn">Whether they are at all.</param>
/// <param name="Records">From so many records on, 3..100.</param>
/// <param name="Requesters">By so many people, 1..100.</param>
/// <param name="WindowSeconds">Within so long, 5 minutes to a day.</param>
public sealed record BurstSettings(
    bool IsOn, [property: Range(3, 100)] int Records, [property: Range(1, 100)] int Requesters, [property: Range(300, 86_400)] int WindowSeconds);
