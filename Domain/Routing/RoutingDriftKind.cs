namespace IncidentPlatform.Domain.Routing;

/// <summary>In what recent records differ from those that a model learned from.</summary>
public enum RoutingDriftKind
{
    /// <summary>Other groups resolve them.</summary>
    ClassMix,

    /// <summary>They use words that the model has never seen.</summary>
    Vocabulary,

    /// <summary>The model is less sure.</summary>
    Confidence,

    /// <summary>The model is right less often.</summary>
    Precision,
}
