using NodaTime;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>
/// <c>GET /reports/service-levels?month=&amp;groupId=</c>: what a manager follows, in one answer. Definitions: the domain's table of
/// figures. Months and weeks are in the organization's zone, half-open; kind Incident only.
/// </summary>
/// <param name="Month">First day of the month shown.</param>
/// <param name="MeasuredAt">When the facts were read; figures of now are as of this instant.</param>
/// <param name="Months">Twelve months, oldest first; the last is <paramref name="Month"/>, up to now where it still runs.</param>
/// <param name="AttainmentByPriority">Attained resolution targets of the same months, one series for each priority that occurred.</param>
/// <param name="AttainmentGoal">Share that the organization aims at, 0..1; null without a goal.</param>
/// <param name="Backlog">Twelve weeks, oldest first, each at its end or now.</param>
/// <param name="OpenedByHour">Seven rows from Monday of 24 hours each: incidents opened in <paramref name="Month"/>.</param>
/// <param name="BreachRisk">Running clocks now by share of target used: below 50, 50–75, 75–90, 90–100, above 100 %.</param>
/// <param name="OpenByPriority">Open records now, P1 to P5.</param>
/// <param name="Holders">Whose time the incidents resolved in <paramref name="Month"/> took, most breach time first.</param>
public sealed record ServiceLevelsResponse(
    LocalDate Month,
    Instant MeasuredAt,
    IReadOnlyList<MonthFiguresResponse> Months,
    IReadOnlyList<PriorityAttainmentResponse> AttainmentByPriority,
    double? AttainmentGoal,
    IReadOnlyList<BacklogAgeResponse> Backlog,
    IReadOnlyList<IReadOnlyList<int>> OpenedByHour,
    IReadOnlyList<int> BreachRisk,
    IReadOnlyList<int> OpenByPriority,
    IReadOnlyList<HolderFiguresResponse> Holders);
