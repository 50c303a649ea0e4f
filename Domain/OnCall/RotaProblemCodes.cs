namespace IncidentPlatform.Domain.OnCall;

/// <summary>The values of <see cref="RotaProblem.Code"/> that a calendar does not have.</summary>
public static class RotaProblemCodes
{
    /// <summary>A rota has one layer or more, up to <see cref="RotaDefinition.MostLayers"/>.</summary>
    public const string LayerCount = "layer-count";

    /// <summary>Two layers have one id.</summary>
    public const string DuplicateLayer = "duplicate-layer";

    /// <summary>A layer has one turn or more, up to <see cref="OnCallLayer.MostTurns"/>.</summary>
    public const string TurnCount = "turn-count";

    /// <summary>A turn lasts no whole day, or more than <see cref="OnCallLayer.MostRotationDays"/>.</summary>
    public const string RotationOutOfRange = "rotation-out-of-range";

    /// <summary>The first hand-over lies before 1970 or after 2150.</summary>
    public const string StartOutOfRange = "start-out-of-range";
}
