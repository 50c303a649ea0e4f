using IncidentPlatform.Contracts.Incidents;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary>The review as a document: the incident, what was learned, and how it went.</summary>
/// <param name="Major">The major incident with its review.</param>
/// <param name="Timeline">Moves, public words and rules that fired, in order; without internal talk, files and followers.</param>
public sealed record MajorReviewDocumentResponse(MajorIncidentResponse Major, IReadOnlyList<TimelineLineResponse> Timeline);
