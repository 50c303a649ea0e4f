namespace IncidentPlatform.Domain.Routing;

/// <summary>What a decision costs, in any unit: only their ratio counts.</summary>
/// <param name="Misrouting">A record that went to a wrong group; more than zero.</param>
/// <param name="Asking">A record that a person had to route; more than zero.</param>
public sealed record RoutingCosts(double Misrouting, double Asking);
