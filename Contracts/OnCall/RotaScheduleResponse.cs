using NodaTime;

namespace IncidentPlatform.Contracts.OnCall;

/// <summary>Who is on call in a period.</summary>
/// <param name="From">Start of the period.</param>
/// <param name="To">Its end.</param>
/// <param name="Zone">IANA zone of the rota.</param>
/// <param name="Shifts">By layer, then by start; cut to the period.</param>
/// <param name="Gaps">When nobody of any layer is on call.</param>
/// <param name="Warnings">The same summed up, with people who are no members.</param>
public sealed record RotaScheduleResponse(
    Instant From,
    Instant To,
    string Zone,
    IReadOnlyList<OnCallShiftResponse> Shifts,
    IReadOnlyList<OnCallGapResponse> Gaps,
    RotaWarningsResponse Warnings);
