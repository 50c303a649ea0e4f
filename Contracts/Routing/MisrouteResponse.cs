using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Routing;

/// <summary>A record that another group resolved than the classifier named first.</summary>
/// <param name="Id">The record.</param>
/// <param name="Number">Its number.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="DecidedAt">When routing decided.</param>
/// <param name="Outcome">What routing did with its guess.</param>
/// <param name="ModelVersion">The model that guessed.</param>
/// <param name="Guess">The guess, with what spoke for and against it.</param>
/// <param name="GroupId">The group that resolved the record.</param>
/// <param name="Group">Its name.</param>
/// <param name="ResolvedAt">When it did.</param>
/// <param name="Hops">How often people passed the record on.</param>
public sealed record MisrouteResponse(
    Guid Id, string Number, string Subject, Instant DecidedAt, RoutingOutcome Outcome, int? ModelVersion, RoutingSuggestionResponse Guess, Guid GroupId,
    string Group, Instant? ResolvedAt, int Hops);
