namespace IncidentPlatform.Analytics.Routing;

/// <summary>What a model says of a record, without the reasons: a tenth of the time of a <see cref="RoutingPrediction"/>.</summary>
/// <param name="GuessedId">Its first guess; null when it abstains.</param>
/// <param name="Confidence">Calibrated, 0..1; 0 when it abstains.</param>
/// <param name="IsApplied">Whether that reaches the group's threshold.</param>
/// <param name="Words">Different words of the text that carry meaning.</param>
/// <param name="UnknownWords">Those of them that the model has never seen.</param>
internal readonly record struct RoutingVerdict(Guid? GuessedId, double Confidence, bool IsApplied, int Words, int UnknownWords);
