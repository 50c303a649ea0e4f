using NodaTime;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary>What was learned of a major incident.</summary>
/// <param name="Problem">What happened and why.</param>
/// <param name="Actions">What is to be done.</param>
/// <param name="SavedAt">When it was last changed.</param>
/// <param name="SavedBy">By whom.</param>
public sealed record MajorReviewResponse(string Problem, IReadOnlyList<ReviewActionRequest> Actions, Instant SavedAt, string SavedBy);
