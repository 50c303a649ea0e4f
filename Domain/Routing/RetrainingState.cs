using NodaTime;

namespace IncidentPlatform.Domain.Routing;

/// <summary>What decides whether a model is trained anew.</summary>
/// <param name="RetrainDays">Days between two trainings; null for never by the calendar.</param>
/// <param name="RetrainsOnDrift">Whether drift alone is reason enough.</param>
/// <param name="LastTrainingAt">When the last training began, however it ended.</param>
/// <param name="NewRecords">Resolved records that came after those that any version learned from.</param>
/// <param name="FewestNewRecords">Fewer are not worth a training.</param>
/// <param name="Drift">What has changed.</param>
public sealed record RetrainingState(
    int? RetrainDays, bool RetrainsOnDrift, Instant LastTrainingAt, int NewRecords, int FewestNewRecords, IReadOnlyList<RoutingDriftFinding> Drift);
