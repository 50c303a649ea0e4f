namespace IncidentPlatform.Domain.Kpi;

/// <summary>What a group did in a period, as far as it matters to whether a provider should do it.</summary>
/// <param name="Received">Records that came to the group.</param>
/// <param name="Arrivals">How often records came to it; more than <paramref name="Received"/> where some came back.</param>
/// <param name="OutOfHours">Arrivals at instants at which the group's calendar was closed.</param>
/// <param name="WorkedSeconds">Business time in progress.</param>
/// <param name="Met">Resolution clocks promised to consumers that were met while the group had the record.</param>
/// <param name="Breached">Such clocks that were breached while the group had the record.</param>
/// <param name="OwnCost">What the work cost in-house; null where the organization has not said what an hour costs.</param>
/// <param name="Price">What a provider would have asked for it, in the same currency; null where no price list says.</param>
public sealed record HandOverFigures(
    int Received, int Arrivals, int OutOfHours, long WorkedSeconds, int Met, int Breached, long? OwnCost, long? Price);
