using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>How most of the similar resolved records were classified, for somebody to accept; what they do not agree on is null.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Service">Its name.</param>
/// <param name="CategoryId">The category.</param>
/// <param name="Category">Its name.</param>
/// <param name="Impact">The impact.</param>
/// <param name="Urgency">The urgency.</param>
public sealed record SuggestedClassificationResponse(
    Guid? ServiceId, string? Service, Guid? CategoryId, string? Category, Impact? Impact, Urgency? Urgency);
