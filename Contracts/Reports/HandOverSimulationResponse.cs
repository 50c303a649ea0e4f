namespace IncidentPlatform.Contracts.Reports;

/// <summary>A period replayed as if a provider had had a group. Definition and assumption: docs/kpis.md, "Simulation on the past".</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name.</param>
/// <param name="Period">Dates in the organization's zone.</param>
/// <param name="OwnCalendar">When the group works.</param>
/// <param name="ProviderCalendar">When the provider would have worked.</param>
/// <param name="Records">Records that were replayed: their last stay with the group ended in the period.</param>
/// <param name="StillHeld">Records with time in the period that the group had after its end: not replayed.</param>
/// <param name="Stays">How often they came to the group.</param>
/// <param name="OutOfOwnHours">Of those, while the group's calendar was closed.</param>
/// <param name="OutOfProviderHours">Of those, while the provider's would have been closed.</param>
/// <param name="WorkedSeconds">Handling time in progress.</param>
/// <param name="WaitedSeconds">Handling time in which they lay.</param>
/// <param name="ElapsedSeconds">Mean elapsed time with the group, as it was; null without records.</param>
/// <param name="ReplayedElapsedSeconds">The same with the provider, replayed.</param>
/// <param name="Response">The provider's promise to begin, met of those with a target.</param>
/// <param name="Resolution">The provider's promise of its time in all, met of those with a target.</param>
/// <param name="ConsumerBefore">Resolution promised to consumers as it was, met of those that stopped.</param>
/// <param name="ConsumerAfter">The same clocks, replayed.</param>
/// <param name="Priorities">By the record's priority; those without records are left out.</param>
/// <param name="Price">What the provider would have asked for, in its currency.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="OwnCost">What the hours cost in-house; null where the organization has not said.</param>
/// <param name="OwnCurrency">ISO 4217; null without a cost.</param>
public sealed record HandOverSimulationResponse(
    Guid GroupId,
    string Group,
    ReportPeriodResponse Period,
    string OwnCalendar,
    string ProviderCalendar,
    int Records,
    int StillHeld,
    int Stays,
    int OutOfOwnHours,
    int OutOfProviderHours,
    long WorkedSeconds,
    long WaitedSeconds,
    long? ElapsedSeconds,
    long? ReplayedElapsedSeconds,
    ShareResponse Response,
    ShareResponse Resolution,
    ShareResponse ConsumerBefore,
    ShareResponse ConsumerAfter,
    IReadOnlyList<SimulatedPriorityResponse> Priorities,
    long Price,
    string Currency,
    long? OwnCost,
    string? OwnCurrency);
