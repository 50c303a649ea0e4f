using NodaTime;

namespace IncidentPlatform.Data.Demo.History;

/// <summary>One resolved record of the synthetic history. Made up from first to last: no person, company or event behind it is real.</summary>
/// <param name="Kind"><c>Incident</c> or <c>Question</c>.</param>
/// <param name="Language"><c>id</c>, <c>en</c> or <c>mixed</c>.</param>
/// <param name="CategoryKey">What was chosen at opening, wrong in about a fifth of the records.</param>
/// <param name="Consumer">Index of the requester, 0 to 79; <see cref="SyntheticCatalog.UnitOf"/> gives the unit.</param>
/// <param name="GroupKey">The group that resolved it: what a classifier learns.</param>
/// <param name="FirstGroupKey">The group that people first gave it to, wrong in about a quarter of the records.</param>
/// <param name="FirstResolvedAt">Set with <paramref name="ReopenedAt"/>: the resolution that did not hold.</param>
/// <param name="ResolvedAt">The last entry into Resolved.</param>
/// <param name="Holds">In order, not overlapping, between response and the last resolution.</param>
/// <param name="Rating">1 to 5.</param>
public sealed record SyntheticIncident(
    string Kind, string Subject, string Description, string Language, string ServiceKey, string CategoryKey, int Consumer, string Unit,
    string GroupKey, string FirstGroupKey, string Impact, string Urgency, string Channel, Instant OpenedAt, Instant RespondedAt,
    Instant? FirstResolvedAt, Instant? ReopenedAt, Instant ResolvedAt, Instant? ClosedAt, IReadOnlyList<SyntheticHold> Holds,
    int? Rating, string ResolutionCode);

/// <param name="Reason">A hold reason of the domain by name.</param>
public sealed record SyntheticHold(string Reason, Instant From, Instant To);
