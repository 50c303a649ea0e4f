using NodaTime;

namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>GET /routing/exclusions</c>: what no model learns from.</summary>
/// <param name="Items">Oldest first.</param>
public sealed record TrainingExclusionsResponse(IReadOnlyList<TrainingExclusionResponse> Items);

/// <summary>Records that are left out, by all that is said together.</summary>
/// <param name="GroupId">Only records that this group resolved.</param>
/// <param name="Group">Its name.</param>
/// <param name="CategoryId">Only records that were opened in this category.</param>
/// <param name="Category">Its name.</param>
/// <param name="From">Only records opened on this day or later, in the organization's zone.</param>
/// <param name="To">Only records opened on this day or earlier.</param>
/// <param name="Reason">Why.</param>
/// <param name="CreatedBy">Who said so.</param>
/// <param name="CreatedAt">When it was saved.</param>
public sealed record TrainingExclusionResponse(
    Guid? GroupId, string? Group, Guid? CategoryId, string? Category, LocalDate? From, LocalDate? To, string Reason, string? CreatedBy, Instant CreatedAt);
