namespace IncidentPlatform.Domain.Routing;

/// <summary>What the classifier may do with what it predicts.</summary>
public enum RoutingMode
{
    /// <summary>Nothing; category rules and people route.</summary>
    Off,

    /// <summary>Predict and keep it to itself, to be measured.</summary>
    Shadow,

    /// <summary>Show the three best to agents.</summary>
    Suggest,

    /// <summary>Assign where the confidence reaches the group's threshold.</summary>
    Auto,
}
