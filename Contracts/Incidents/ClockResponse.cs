using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A service-level clock, read at an instant.</summary>
/// <param name="Id">The clock.</param>
/// <param name="Metric">What it measures.</param>
/// <param name="Run">1, and one more for each reopening; of a chain of clocks the place in it.</param>
/// <param name="State">Running, paused, stopped or cancelled.</param>
/// <param name="TargetSeconds">Business seconds allowed.</param>
/// <param name="ElapsedSeconds">Business seconds used so far.</param>
/// <param name="RemainingSeconds">Target less elapsed; negative once breached.</param>
/// <param name="Share">Per cent of the target that is used, rounded down; above 100 once breached.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="StoppedAt">Null while it goes on.</param>
/// <param name="DueAt">When the target is used up; null when paused with target left.</param>
/// <param name="BreachedAt">For good; null when it isn't.</param>
/// <param name="Calendar">Name of its calendar; null in lists.</param>
/// <param name="Level">The organization's promise, a group's or a provider's.</param>
/// <param name="Holder">The group whose time with the record it measures, by name; null for the organization's promise.</param>
/// <param name="BreachCause">How it was breached; null when it isn't.</param>
/// <param name="ExcusedAt">When an incident manager excused the breach; null while nobody has.</param>
/// <param name="Segments">
/// Its life without a gap: the counted ones add up to <paramref name="ElapsedSeconds"/>. Null in lists.
/// </param>
/// <param name="Ahead">What a running clock has before it until it is due: the counted ones add up to what remains. Null in lists.</param>
public sealed record ClockResponse(
    Guid Id,
    ClockMetric Metric,
    int Run,
    ClockState State,
    long TargetSeconds,
    long ElapsedSeconds,
    long RemainingSeconds,
    int Share,
    Instant StartedAt,
    Instant? StoppedAt,
    Instant? DueAt,
    Instant? BreachedAt,
    string? Calendar = null,
    ClockLevel Level = ClockLevel.Sla,
    string? Holder = null,
    BreachCause? BreachCause = null,
    Instant? ExcusedAt = null,
    IReadOnlyList<ClockSegmentResponse>? Segments = null,
    IReadOnlyList<ClockSegmentResponse>? Ahead = null);
