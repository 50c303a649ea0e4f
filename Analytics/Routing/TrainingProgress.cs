namespace IncidentPlatform.Analytics.Routing;

/// <summary>The stages of a training run, in order.</summary>
internal enum TrainingStage
{
    ReadingTexts,
    FittingBlocks,
    Measuring,
    FittingModel,
    Done,
}

/// <summary>How far a training run is.</summary>
/// <param name="Fraction">0 to 1 over the whole run; never falls.</param>
internal readonly record struct TrainingProgress(TrainingStage Stage, double Fraction);
