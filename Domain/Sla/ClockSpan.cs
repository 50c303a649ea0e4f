using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>A stretch in which a clock ran: <c>[start, end)</c>.</summary>
/// <param name="Start">Whole second.</param>
/// <param name="End">Whole second after <paramref name="Start"/>; null while it runs.</param>
/// <param name="CalendarVersionId">The calendar whose open time counts.</param>
public sealed record ClockSpan(Instant Start, Instant? End, Guid CalendarVersionId);
