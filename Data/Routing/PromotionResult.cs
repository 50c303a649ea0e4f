namespace IncidentPlatform.Data.Routing;

/// <summary>How putting a model into service ended.</summary>
public enum PromotionResult
{
    /// <summary>It is in service now.</summary>
    Promoted,

    /// <summary>There is no such version.</summary>
    Missing,

    /// <summary>It is in service already.</summary>
    NothingChanges,

    /// <summary>It has not been trained to the end.</summary>
    NotTrained,
}
