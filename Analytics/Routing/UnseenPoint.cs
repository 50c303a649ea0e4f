namespace IncidentPlatform.Analytics.Routing;

/// <summary>What was said of a record of the training set by a model that had not learned from it, with the confidence of the one in service.</summary>
/// <param name="IncidentId">The record.</param>
/// <param name="GroupId">The group that resolved it.</param>
/// <param name="GuessedId">The first guess; null for an abstention.</param>
/// <param name="Confidence">Calibrated, 0..1; 0 for an abstention.</param>
internal readonly record struct UnseenPoint(Guid IncidentId, Guid GroupId, Guid? GuessedId, double Confidence);
