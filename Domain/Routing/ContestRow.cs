namespace IncidentPlatform.Domain.Routing;

/// <summary>What two models said of one record that neither of them had learned from.</summary>
/// <param name="ChampionRight">The first guess of the model in service was right.</param>
/// <param name="ChampionApplied">It was sure enough to be applied without a person.</param>
/// <param name="ChallengerRight">The first guess of the new model was right.</param>
/// <param name="ChallengerApplied">It was sure enough to be applied without a person.</param>
public readonly record struct ContestRow(bool ChampionRight, bool ChampionApplied, bool ChallengerRight, bool ChallengerApplied);
