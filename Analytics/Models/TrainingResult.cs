namespace IncidentPlatform.Analytics.Models;

/// <summary>How a training run ended; the number is the exit code of its process.</summary>
internal enum TrainingResult
{
    /// <summary>The model is kept.</summary>
    Trained = 0,

    /// <summary>It could not be trained; the version says why.</summary>
    Failed = 1,

    /// <summary>Somebody ended it, or the process that asked for it did.</summary>
    Ended = 2,

    /// <summary>Another one is trained for the organization.</summary>
    Busy = 3,
}
