using NodaTime;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>The figures of a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Opened">Incidents opened.</param>
/// <param name="Resolved">Incidents whose last resolution fell into it.</param>
/// <param name="ResolutionMet">Resolution clocks that stopped in time.</param>
/// <param name="ResolutionBreached">Resolution clocks that were breached, open or not.</param>
/// <param name="ResponseMet">Response clocks that stopped in time.</param>
/// <param name="ResponseBreached">Response clocks that were breached.</param>
/// <param name="Backlog">Open incidents at its end, or now.</param>
/// <param name="Acknowledge">Business time from opening to the first response.</param>
/// <param name="Resolve">Business time from opening to the last resolution, pauses excluded.</param>
/// <param name="RoutingEligible">Incidents that the classifier could have assigned.</param>
/// <param name="RoutingAssigned">Of those, assigned by the classifier.</param>
/// <param name="ResolutionExcused">Of the breached Resolution clocks, excused by an incident manager.</param>
/// <param name="ResponseExcused">Of the breached Response clocks, excused.</param>
public sealed record MonthFiguresResponse(
    LocalDate Month,
    int Opened,
    int Resolved,
    int ResolutionMet,
    int ResolutionBreached,
    int ResponseMet,
    int ResponseBreached,
    int Backlog,
    DurationFiguresResponse Acknowledge,
    DurationFiguresResponse Resolve,
    int RoutingEligible,
    int RoutingAssigned,
    int ResolutionExcused = 0,
    int ResponseExcused = 0);
