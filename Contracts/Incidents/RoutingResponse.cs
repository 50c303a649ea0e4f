using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>GET /incidents/{id}/routing</c>: what routing decided.</summary>
/// <param name="Outcome">Null while it has not decided.</param>
/// <param name="Suggestions">Best first, at most three; none while the record is on trial or held out and not resolved.</param>
/// <param name="ModelVersion">Null without a model.</param>
/// <param name="Note">Why the classifier abstained, or null.</param>
public sealed record RoutingResponse(
    RoutingOutcome? Outcome, IReadOnlyList<RoutingSuggestionResponse> Suggestions, int? ModelVersion, string? Note)
{
    /// <summary>Whether a prediction is kept back until the record is resolved, so that it can be measured.</summary>
    public bool IsKeptBack { get; init; }

    /// <summary>The open major incident that the record seems to be part of; null when there is none, when it is over, and once they are linked.</summary>
    public ProposedMajorResponse? Major { get; init; }
}

/// <summary>A major incident that a record seems to be part of.</summary>
/// <param name="Id">The major incident.</param>
/// <param name="Number">Its number.</param>
/// <param name="Subject">Its subject.</param>
public sealed record ProposedMajorResponse(Guid Id, string Number, string Subject);
