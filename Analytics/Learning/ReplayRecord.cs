using NodaTime;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>A resolved record as it is replayed.</summary>
/// <param name="At">When it was opened.</param>
/// <param name="GroupId">The group that resolved it, or has its records now.</param>
/// <param name="GuessedId">The model's first guess, as the model knows the group; null for an abstention.</param>
/// <param name="IsRight">Whether that group, or the one that has its records now, resolved it.</param>
/// <param name="Confidence">Calibrated, 0..1.</param>
/// <param name="IsOutOfFold">Whether a model of the training answered that had not seen it.</param>
/// <param name="WaySeconds">Business time until the group that resolved it first had it.</param>
/// <param name="DetourSeconds">The part of it that other groups than the service desk had it.</param>
/// <param name="AssignedId">The group to which the classifier in fact assigned it; null when it did not.</param>
internal sealed record ReplayRecord(
    Instant At, Guid GroupId, Guid? GuessedId, bool IsRight, double Confidence, bool IsOutOfFold, long WaySeconds, long DetourSeconds, Guid? AssignedId);
