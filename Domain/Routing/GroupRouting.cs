namespace IncidentPlatform.Domain.Routing;

/// <summary>What the classifier may do with records that it would give to a group.</summary>
/// <param name="Mode">Beyond <see cref="RoutingMode.Suggest"/> only after <see cref="RoutingGate"/> was passed.</param>
/// <param name="TargetPrecision">Share of its assignments that have to be right, 0..1.</param>
public sealed record GroupRouting(RoutingMode Mode, double TargetPrecision)
{
    /// <summary>The target where nobody chose another.</summary>
    public const double DefaultTarget = 0.95;

    /// <summary>Of a group about which nobody decided anything: it has to earn more.</summary>
    public static GroupRouting Default { get; } = new(RoutingMode.Suggest, DefaultTarget);

    /// <summary>The threshold that was picked from later decisions; null while the model's own holds.</summary>
    public PickedThreshold? Picked { get; init; }
}
